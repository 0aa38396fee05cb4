import type { Language } from '../../state/language.ts';

/** Every step of every device's self-test, in camelCase: a test in the main process holds it against the drivers. */
export const SELF_TEST_STEPS = [
  'answers',
  'bridgeAnswers',
  'changerAnswers',
  'validatorAnswers',
  'acceptorAnswers',
  'reader1Answers',
  'reader2Answers',
  'tubeLevels',
  'stacker',
  'coinValues',
  'printerState',
  'takesPng',
  'jobList',
  'supplies',
  'paper',
  'folder',
  'doneFolder',
  'errorFolder',
  'door',
  'motors',
  'lightCurtain',
  'tray',
  'feed',
  'machine',
  'slot',
  'power',
  'temperature',
  'port',
  'hasRead',
  'notifications',
] as const;

/** `reader-1-answers` → `reader1Answers`. Of a queue before a device the device's own steps say the same. */
export const stepKey = (step: string): string =>
  step.replace(/^device-/, '').replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** A step that has no words here is shown by its name, rather than not at all. */
export function selfTestStepText(step: string, { t }: Language): string {
  const known = SELF_TEST_STEPS.find((each) => each === stepKey(step));
  return known === undefined ? step : t(`staff.devices.step.${known}`);
}

/** What drivers count. */
export const DEVICE_COUNTERS = [
  'commands',
  'timeouts',
  'reconnects',
  'badFrames',
  'refusals',
  'receipts',
  'unclear',
  'missingSigns',
  'codes',
  'duplicates',
  'refused',
  'exceptions',
  'unanswered',
  'badBytes',
  'repeated',
  'echoes',
  'motions',
  'failedMotions',
  'unclearMotions',
  'strayStatuses',
  'failedWrites',
  'strayFrames',
  'openings',
] as const;

export function counterText(name: string, { t }: Language): string {
  const known = DEVICE_COUNTERS.find((each) => each === name);
  return known === undefined ? name : t(`staff.devices.counter.${known}`);
}
