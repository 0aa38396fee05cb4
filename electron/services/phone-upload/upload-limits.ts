/** All delays and counts of the upload server. */
export interface UploadServerLimits {
  /** A connection on which nothing moves for so long is closed. Longer than photos may have to wait for their turn. */
  readonly silenceMs: number;
  /** Until all headers are there. */
  readonly headersMs: number;
  /** For one whole form: twenty photos over a poor Wi-Fi. */
  readonly requestMs: number;
  /** How often the two above are looked after. */
  readonly checkMs: number;
  readonly keepAliveMs: number;
  /** How long an answered phone may go on sending what nobody reads, before it is cut off. */
  readonly lingerMs: number;
  /** Forms received at once: two phones that send two photos each. */
  readonly maxForms: number;
  readonly maxConnections: number;
}

export const UPLOAD_SERVER_LIMITS: UploadServerLimits = {
  silenceMs: 45_000,
  headersMs: 10_000,
  requestMs: 10 * 60_000,
  checkMs: 2_000,
  keepAliveMs: 5_000,
  lingerMs: 2_000,
  maxForms: 4,
  maxConnections: 64,
};
