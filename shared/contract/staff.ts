import * as z from 'zod/mini';
import { amountMinorSchema } from '../domain/money.ts';
import { staffRoleSchema } from '../domain/staff.ts';
import { method, nothing } from './method.ts';
import { staffDocumentOrderSchema } from './staff-documents.ts';

const pin = z.string().check(z.regex(/^\d{4,10}$/));

/** Who is at the screen. */
export const staffPersonSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: staffRoleSchema,
});
export type StaffPerson = z.infer<typeof staffPersonSchema>;

export const enterStaffResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entered'), person: staffPersonSchema }),
  z.object({ kind: z.literal('wrongPin') }),
  z.object({ kind: z.literal('lockedOut'), retryAfterSeconds: z.number() }),
  z.object({ kind: z.literal('notConfigured') }),
]);
export type EnterStaffResult = z.infer<typeof enterStaffResultSchema>;

/** Money that was taken without a case handed over: what staff still owe. */
export const openClaimSchema = z.object({
  saleId: z.string(),
  code: z.string(),
  reason: z.string(),
  amountMinor: amountMinorSchema,
  openedAtMs: z.number(),
  modelName: z.string(),
  paymentId: z.nullable(z.string()),
  queueNo: z.nullable(z.string()),
});
export type OpenClaim = z.infer<typeof openClaimSchema>;

/** Everything that staff still owe, the oldest first of each: of sales, and orders of documents that are claims. */
export const openClaimsSchema = z.object({
  sales: z.array(openClaimSchema),
  documents: z.array(staffDocumentOrderSchema),
});
export type OpenClaims = z.infer<typeof openClaimsSchema>;

/** What a person looks like in the list: never anything of the PIN. */
export const personViewSchema = z.object({
  ...staffPersonSchema.shape,
  /** Set in the configuration file: changed there, not at the screen. */
  fixed: z.boolean(),
  lastEnteredAtMs: z.nullable(z.number()),
});
export type PersonView = z.infer<typeof personViewSchema>;

export const peopleRefusalSchema = z.enum([
  'pinTaken',
  'pinTooEasy',
  'noSuchPerson',
  'fixed',
  'yourself',
  'tooMany',
  'aboveYou',
]);
export type PeopleRefusal = z.infer<typeof peopleRefusalSchema>;
const peopleAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), people: z.array(personViewSchema) }),
  z.object({ kind: z.literal('refused'), reason: peopleRefusalSchema }),
]);
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

/** One line of the audit log. `detail` holds what the act was about: ids, amounts, settings; never a secret. */
export const auditLineSchema = z.object({
  seq: z.number(),
  atMs: z.number(),
  personId: z.nullable(z.string()),
  personName: z.string(),
  action: z.string(),
  /** `ordered` stands there before the deed; where it then could not be done, a second line says `refused`. */
  outcome: z.enum(['ordered', 'refused']),
  detail: z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

const name = z.string().check(z.regex(/\S/), z.maxLength(40));

export const staffMethods = {
  enterStaff: method('enterStaff', z.strictObject({ pin }), enterStaffResultSchema),
  leaveStaff: method('leaveStaff', nothing, nothing),
  /** Somebody is still at the screen: without it the staff's session ends by itself. */
  stayStaff: method('stayStaff', nothing, nothing),
  listOpenClaims: method('listOpenClaims', nothing, openClaimsSchema),
  listPeople: method('listPeople', nothing, z.array(personViewSchema)),
  addPerson: method('addPerson', z.strictObject({ name, role: staffRoleSchema, pin }), peopleAnswer),
  changePerson: method(
    'changePerson',
    z.strictObject({ personId: z.string(), name, role: staffRoleSchema, pin: z.nullable(pin) }),
    peopleAnswer,
  ),
  removePerson: method('removePerson', z.strictObject({ personId: z.string() }), peopleAnswer),
  /** The youngest first. `before`: only lines older than this one. */
  listAudit: method(
    'listAudit',
    z.strictObject({ before: z.nullable(z.number()) }),
    z.object({
      lines: z.array(auditLineSchema),
      /** Whether the chain of hashes is whole, from the first line that is kept; `brokenAt` is the first line that does not fit. */
      brokenAt: z.nullable(z.number()),
    }),
  ),
} as const;
