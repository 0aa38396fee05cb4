import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import { FLEET_LIMITS } from '../fleet-delays.ts';
import type { Refusal } from '../messages.ts';
import { FLEET_VERSION, type KioskPlace } from '../topics.ts';
import { commandSchema, envelopeSchema, type FleetCommand, LONGEST_LIFE_MS } from './command-schema.ts';
import { isSignedBy } from './sign-command.ts';

/** Clocks of two machines differ; a command may come from so far in the future. */
const SKEW_MS = 5 * 60_000;

export interface RefusedCommand {
  readonly reason: Refusal;
  /** In plain words, for the owner. */
  readonly detail: string;
  /** As it says of itself: to be believed only where somebody's key signed it. */
  readonly commandId: string | null;
  readonly kind: string | null;
  /** Whose signature was found good. */
  readonly keyName: string | null;
}

export interface SignedCommand {
  readonly keyName: string;
  readonly command: FleetCommand;
}

export interface OpenCommandGround {
  readonly place: KioskPlace;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly appVersion: string;
  readonly nowMs: number;
}

/** As much of any version's command as says which it is. */
const looseSchema = z.looseObject({
  version: z.number().optional().catch(undefined),
  id: z.string().max(64).nullable().default(null).catch(null),
  command: z
    .looseObject({ kind: z.string().max(40).nullable().default(null).catch(null) })
    .catch({ kind: null }),
});

/** Reads a message of the command topic: a command that may be carried out now, or why it may not. Nothing is kept here: whether its id was used is another question. */
export function openCommand(
  payload: Uint8Array,
  ground: OpenCommandGround,
): Result<SignedCommand, RefusedCommand> {
  const nobody = { commandId: null, kind: null, keyName: null };
  if (payload.length > FLEET_LIMITS.packetBytes)
    return err({ ...nobody, reason: 'tooLarge', detail: 'The command is too long to be one.' });
  const envelope = envelopeSchema.safeParse(parseJson(Buffer.from(payload).toString('utf8'))).data;
  if (!envelope) return err({ ...nobody, reason: 'unreadable', detail: 'This is no signed command.' });
  const json = parseJson(envelope.signed);
  const loose = looseSchema.safeParse(json).data ?? { id: null, command: { kind: null } };
  const named = { commandId: loose.id, kind: loose.command.kind ?? null };
  const key = ground.keys.get(envelope.key);
  if (!key) {
    const detail = `The configuration of this kiosk names no key "${envelope.key}".`;
    return err({ ...named, keyName: null, reason: 'unknownKey', detail });
  }
  if (!isSignedBy(key, envelope.signed, envelope.signature)) {
    const detail = `The signature is not of the key "${envelope.key}". Nothing was done.`;
    return err({ ...named, keyName: null, reason: 'forged', detail });
  }
  const checked = readSigned(json, loose.version, ground);
  if (!checked.ok) return err({ ...named, keyName: envelope.key, ...checked.error });
  return ok({ keyName: envelope.key, command: checked.value });
}

type Why = Pick<RefusedCommand, 'reason' | 'detail'>;

function readSigned(
  json: unknown,
  version: number | undefined,
  { place, appVersion, nowMs }: OpenCommandGround,
): Result<FleetCommand, Why> {
  if (version !== undefined && version > FLEET_VERSION) {
    const detail = `The command is of version ${version}, and this kiosk (${appVersion}) knows no more than version ${FLEET_VERSION}: update the kiosk first.`;
    return err({ reason: 'newerVersion', detail });
  }
  const parsed = commandSchema.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the command';
    return err({
      reason: 'notUnderstood',
      detail: `This kiosk (${appVersion}) does not understand ${where}.`,
    });
  }
  const why = untimely(parsed.data, nowMs);
  const { site, kiosk } = parsed.data;
  if (site !== place.siteId || kiosk !== place.kioskId) {
    const detail = `The command is for ${site}/${kiosk}, and this is ${place.siteId}/${place.kioskId}.`;
    return err({ reason: 'otherKiosk', detail });
  }
  return why ? err(why) : ok(parsed.data);
}

function untimely({ issuedAtMs, expiresAtMs }: FleetCommand, nowMs: number): Why | null {
  const now = `by this kiosk’s clock it is ${timeOf(nowMs)}`;
  if (expiresAtMs - issuedAtMs > LONGEST_LIFE_MS)
    return { reason: 'tooLong', detail: 'The command may hold for seven days at most.' };
  if (expiresAtMs <= nowMs)
    return { reason: 'expired', detail: `The command held until ${timeOf(expiresAtMs)}; ${now}.` };
  if (issuedAtMs > nowMs + SKEW_MS)
    return { reason: 'notYet', detail: `The command was issued at ${timeOf(issuedAtMs)}; ${now}.` };
  return null;
}

const timeOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
