/** Numbers of IPP, out of RFC 8010 (encoding) and RFC 8011 (operations, states). */

/** Delimiters: everything below 0x10 begins a group of attributes. */
export const GROUP = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 } as const;
export const FIRST_VALUE_TAG = 0x10;

export const TAG = {
  unsupported: 0x10,
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  rangeOfInteger: 0x33,
  begCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  textWithoutLanguage: 0x41,
  nameWithoutLanguage: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
  memberAttrName: 0x4a,
} as const;

/** How the bytes of a value are laid out. */
export type ValueLayout =
  | 'none'
  | 'int32'
  | 'boolean'
  | 'octets'
  | 'resolution'
  | 'range'
  | 'collection'
  | 'languageText'
  | 'text';

const LAYOUTS: ReadonlyMap<number, ValueLayout> = new Map([
  [TAG.integer, 'int32'],
  [TAG.enum, 'int32'],
  [TAG.boolean, 'boolean'],
  [TAG.octetString, 'octets'],
  [TAG.dateTime, 'octets'],
  [TAG.resolution, 'resolution'],
  [TAG.rangeOfInteger, 'range'],
  [TAG.begCollection, 'collection'],
  [TAG.textWithLanguage, 'languageText'],
  [TAG.nameWithLanguage, 'languageText'],
]);

/** A tag nobody knows is kept as its bytes, as the RFC asks. */
export function layoutOf(tag: number): ValueLayout {
  const known = LAYOUTS.get(tag);
  if (known) return known;
  if (tag >= 0x10 && tag <= 0x1f) return 'none';
  return tag >= 0x40 && tag <= 0x5f ? 'text' : 'octets';
}

export const OPERATION = {
  validateJob: 0x0004,
  createJob: 0x0005,
  sendDocument: 0x0006,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const;

export const STATUS = {
  /** Up to here an answer is a success, perhaps with attributes that were left out. */
  lastSuccess: 0x00ff,
  notPossible: 0x0404,
  notFound: 0x0406,
  gone: 0x0407,
  firstServerError: 0x0500,
  notAcceptingJobs: 0x0506,
  serverErrorBusy: 0x0507,
} as const;

export const JOB_STATE = {
  pending: 3,
  held: 4,
  processing: 5,
  processingStopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
} as const;

export const PRINTER_STATE = { idle: 3, processing: 4, stopped: 5 } as const;
