import * as z from 'zod/mini';
import { payTypeSchema } from '../domain/payment.ts';
import { closedMessageSchema } from './kiosk.ts';
import { method, nothing } from './method.ts';
import { settingShapeSchema } from './setting-shape.ts';

/** The configuration, edited at the screen, and everything that acts on the program as a whole. For staff only. */

/** Names from the top of the configuration down; never into a list, which is replaced whole. */
export const settingPathSchema = z
  .array(z.string().check(z.maxLength(80)))
  .check(z.minLength(1), z.maxLength(12));
export type SettingPath = z.infer<typeof settingPathSchema>;

/** One edit. A value is as the configuration file would have it; what stays hidden in it stands as `hiddenSecret`. */
export const settingChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), path: settingPathSchema, value: z.unknown() }),
  z.strictObject({ kind: z.literal('removed'), path: settingPathSchema }),
]);
export type SettingChange = z.infer<typeof settingChangeSchema>;

/** Stands for a secret in everything that leaves the main process, and for "as it is" on the way back. */
export const hiddenSecretSchema = z.strictObject({
  hidden: z.enum(['kept', 'environment']),
  /** Of the environment variable. */
  name: z.optional(z.string()),
});
export type HiddenSecret = z.infer<typeof hiddenSecretSchema>;

/** What is wrong with a value, in a form that can be said in any language. */
export const settingFaultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('tooSmall'), limit: z.number() }),
  z.object({ kind: z.literal('tooLarge'), limit: z.number() }),
  z.object({ kind: z.literal('tooShort'), limit: z.number() }),
  z.object({ kind: z.literal('tooLong'), limit: z.number() }),
  z.object({ kind: z.literal('notWhole') }),
  z.object({ kind: z.literal('notAChoice') }),
  /** `detail` is the schema's own sentence, in English, for the technician. */
  z.object({ kind: z.literal('doesNotFit'), detail: z.string() }),
]);
export type SettingFault = z.infer<typeof settingFaultSchema>;

export const faultAtSchema = z.object({
  /** Down to the place in a list, too. */
  path: z.array(z.union([z.string(), z.number()])),
  fault: settingFaultSchema,
});
export type FaultAt = z.infer<typeof faultAtSchema>;

/** Why former settings came back. */
export const undoneReasonSchema = z.enum(['crash', 'configuration', 'notConfirmed', 'staff']);
export type UndoneReason = z.infer<typeof undoneReasonSchema>;

const settingsViewSchema = z.object({
  /** The whole configuration's. */
  shape: settingShapeSchema,
  /** As file and kept settings together have it, without defaults, without secrets. */
  value: z.record(z.string(), z.unknown()),
  /** What differs from the configuration file. */
  changed: z.array(settingPathSchema),
  /** Top-level settings that take hold at once; all others with the next start. */
  live: z.array(z.string()),
  /** Top-level settings that a supervisor may change. */
  forShop: z.array(z.string()),
  /** Top-level settings that are changed in the configuration file alone. */
  fileOnly: z.array(z.string()),
  /** New settings that have not proven themselves yet. */
  trial: z.nullable(z.object({ paths: z.array(settingPathSchema), endsAtMs: z.number() })),
  /** The last ones that did not. */
  undone: z.nullable(
    z.object({
      paths: z.array(settingPathSchema),
      atMs: z.number(),
      reason: undoneReasonSchema,
      detail: z.array(z.string()),
    }),
  ),
  /** What this version does not know, in file or kept settings; the last ones that worked are used in place of them. */
  refused: z.array(z.string()),
  /** What is wrong with the configuration as it is, where the kiosk could not be built from it. */
  mistakes: z.array(z.string()),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

const changes = z.array(settingChangeSchema).check(z.minLength(1), z.maxLength(200));

export const applyAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied') }),
  /** The kiosk starts anew with them. */
  z.object({ kind: z.literal('restarting') }),
  z.object({ kind: z.literal('wrong'), faults: z.array(faultAtSchema) }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['onTrial', 'notKept', 'notForYou', 'fileOnly', 'nothingChanged']),
  }),
]);
export type ApplyAnswer = z.infer<typeof applyAnswerSchema>;

export const loginTestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), brands: z.nullable(z.number()) }),
  z.object({ kind: z.literal('wrongLogin') }),
  z.object({ kind: z.literal('notReached'), detail: z.string() }),
  z.object({ kind: z.literal('notABackend'), detail: z.string() }),
  z.object({ kind: z.literal('refused'), detail: z.string() }),
  z.object({ kind: z.literal('badAddress') }),
  /** The environment variable of the password is empty, or no password is kept. */
  z.object({ kind: z.literal('noPassword') }),
]);
export type LoginTest = z.infer<typeof loginTestSchema>;

export const networkStepSchema = z.object({
  step: z.enum(['address', 'names', 'backend', 'clock']),
  outcome: z.enum(['good', 'warning', 'bad', 'skipped']),
  /** An address, a host name, milliseconds, seconds. */
  detail: z.string(),
});
export type NetworkStep = z.infer<typeof networkStepSchema>;

export const payTemplateTestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine'), text: z.string() }),
  z.object({ kind: z.literal('unknownPlaceholders'), text: z.string(), names: z.array(z.string()) }),
  z.object({ kind: z.literal('noPaymentId') }),
  z.object({ kind: z.literal('tooLong'), length: z.number() }),
  z.object({ kind: z.literal('noSecureAddress'), text: z.string() }),
]);
export type PayTemplateTest = z.infer<typeof payTemplateTestSchema>;

const controlsSchema = z.object({
  closed: z.boolean(),
  message: closedMessageSchema,
  /** Whether the shop is open by its hours; null: it has none. */
  openByHours: z.nullable(z.boolean()),
  /** Cases that are being made, or wait for it: a restart goes on with them. */
  running: z.number(),
  can: z.object({ restart: z.boolean(), leave: z.boolean(), shutDown: z.boolean() }),
});

const orderAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['notPossible', 'failed', 'shopperHere']) }),
]);
export type PowerAnswer = z.infer<typeof orderAnswer>;

export const bundleAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('onStick'), name: z.string(), bytes: z.number() }),
  /** Below `files/`; good for one download while the same person is inside. */
  z.object({ kind: z.literal('ready'), path: z.string(), name: z.string(), bytes: z.number() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['noStick', 'stickFull', 'notWritable']) }),
]);
export type BundleAnswer = z.infer<typeof bundleAnswerSchema>;

const logLineSchema = z.object({
  atMs: z.nullable(z.number()),
  level: z.enum(['debug', 'info', 'warn', 'error', 'fatal']),
  text: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

const settingsDraftSchema = z.object({ changes, editedAtMs: z.number() });
export type SettingsDraft = z.infer<typeof settingsDraftSchema>;

export const staffSettingsMethods = {
  getSettings: method('getSettings', nothing, settingsViewSchema),
  checkSettings: method(
    'checkSettings',
    z.strictObject({ changes }),
    z.object({ faults: z.array(faultAtSchema), needsRestart: z.boolean() }),
  ),
  applySettings: method('applySettings', z.strictObject({ changes }), applyAnswerSchema),
  /** Keeps the edits of whoever is inside, in memory alone, for when their time at the screen ends before they apply them. None: forgets them. */
  keepSettingsDraft: method(
    'keepSettingsDraft',
    z.strictObject({ changes: z.array(settingChangeSchema).check(z.maxLength(200)) }),
    nothing,
  ),
  /** The edits that they made and did not apply. */
  getSettingsDraft: method('getSettingsDraft', nothing, z.nullable(settingsDraftSchema)),
  /** The settings on trial stay. */
  keepSettings: method('keepSettings', nothing, orderAnswer),
  /** The former settings come back, with a restart. */
  undoSettings: method('undoSettings', nothing, orderAnswer),
  /** Everything that was changed at the screen is forgotten: the configuration file alone holds. */
  forgetSettings: method('forgetSettings', nothing, applyAnswerSchema),
  getControls: method('getControls', nothing, controlsSchema),
  setClosed: method(
    'setClosed',
    z.strictObject({ closed: z.boolean(), message: closedMessageSchema }),
    orderAnswer,
  ),
  restartKiosk: method('restartKiosk', nothing, orderAnswer),
  leaveKiosk: method('leaveKiosk', nothing, orderAnswer),
  shutDown: method('shutDown', nothing, orderAnswer),
  testLogin: method(
    'testLogin',
    z.strictObject({
      url: z.string().check(z.maxLength(500)),
      account: z.string().check(z.maxLength(200)),
      /** Null: the one that is kept. */
      password: z.nullable(z.string().check(z.maxLength(500))),
    }),
    loginTestSchema,
  ),
  testNetwork: method('testNetwork', nothing, z.array(networkStepSchema)),
  testPayTemplate: method(
    'testPayTemplate',
    z.strictObject({ payType: payTypeSchema, template: z.string().check(z.maxLength(2000)) }),
    payTemplateTestSchema,
  ),
  /** The youngest first. */
  listLog: method('listLog', z.strictObject({ level: z.enum(['info', 'warn']) }), z.array(logLineSchema)),
  makeSupportBundle: method(
    'makeSupportBundle',
    z.strictObject({ to: z.enum(['stick', 'download']) }),
    bundleAnswerSchema,
  ),
} as const;
