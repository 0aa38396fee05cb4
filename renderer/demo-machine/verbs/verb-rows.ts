import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import { isOn, type Look, numberIn } from '../look.ts';

export type Verb = MachinePart['verbs'][number];

/** Something that can be wrong with a thing, how it comes to be, and how it is put right again. */
export interface VerbPair {
  readonly bad: Verb;
  readonly good: Verb;
  /** One verb that is told yes or no, by this argument; null where they are two verbs. */
  readonly switchedBy: string | null;
  /** The simulator shows that it is wrong now. */
  readonly isSo: boolean;
}

/** The verbs of a part in the order in which they are offered. Each stands in one place. */
export interface VerbRows {
  readonly hand: readonly Verb[];
  readonly pairs: readonly VerbPair[];
  readonly trouble: readonly Verb[];
  readonly repair: readonly Verb[];
  /** What is seldom wanted. */
  readonly rarePairs: readonly VerbPair[];
  readonly rare: readonly Verb[];
}

interface PairRule {
  readonly bad: string;
  readonly good: string;
  readonly isRare?: true;
  isSo(look: Look): boolean;
}

const off = (look: Look, ...names: readonly string[]) => names.some((name) => look[name] === false);

const PAIRS: readonly PairRule[] = [
  { bad: 'jam', good: 'freeJam', isSo: (look) => isOn(look, 'isJammed') },
  { bad: 'jamTube', good: 'clearJams', isSo: (look) => isOn(look, 'isTubeJammed') },
  { bad: 'jamBill', good: 'clearJam', isSo: (look) => isOn(look, 'isJammed') },
  { bad: 'jamCutter', good: 'freeCutter', isSo: (look) => isOn(look, 'cutterJammed') },
  { bad: 'stallMotor', good: 'freeMotor', isSo: (look) => isOn(look, 'isMotorStalled') },
  { bad: 'openDoor', good: 'closeDoor', isSo: (look) => isOn(look, 'isDoorOpen') },
  { bad: 'openCover', good: 'closeCover', isSo: (look) => isOn(look, 'coverOpen') },
  { bad: 'removeCashBox', good: 'insertCashBox', isSo: (look) => isOn(look, 'isBoxOut') },
  { bad: 'runOutOfPaper', good: 'loadPaper', isSo: (look) => look.paperRows === 0 },
  { bad: 'emptyTube', good: 'fillTube', isSo: () => false },
  { bad: 'emptySlot', good: 'fillSlot', isSo: () => false },
  { bad: 'cutMains', good: 'restoreMains', isSo: (look) => isOn(look, 'isOnBattery') },
  { bad: 'pullPlug', good: 'plugIn', isSo: (look) => off(look, 'hasPower', 'power', 'isPlugged') },
  { bad: 'unplug', good: 'plugIn', isSo: (look) => off(look, 'isPlugged') },
  { bad: 'pullCable', good: 'plugCable', isSo: (look) => off(look, 'isCablePlugged') },
  { bad: 'goOffline', good: 'goOnline', isSo: (look) => off(look, 'isOnline') },
  { bad: 'takeOffShelf', good: 'putOnShelf', isSo: (look) => off(look, 'isOnShelf') },
  { bad: 'breakLift', good: 'repairLift', isRare: true, isSo: (look) => isOn(look, 'isLiftBroken') },
  { bad: 'putBlank', good: 'takeBlank', isRare: true, isSo: (look) => numberIn(look, 'feedPosition') > 0 },
  { bad: 'holdAnswer', good: 'holdAnswer', isRare: true, isSo: (look) => isOn(look, 'isHeld') },
];

/** What a shopper's hands do. */
const HAND = new Set([
  'insertCoin',
  'insertBill',
  'presentCard',
  'tapCardDeclined',
  'removeCard',
  'pressReturnLever',
  'collect',
  'scan',
  'tearOff',
  'vendSucceed',
]);

/** Bad luck that ends by itself, or by something more general than its own opposite. */
const TROUBLE = new Set([
  'insertSlug',
  'jam',
  'jamCoinPath',
  'openCover',
  'fillStacker',
  'failNextRefund',
  'blockTray',
  'dropNothing',
  'dropTwice',
  'runOutOfMedia',
  'runOutOfInk',
  'paperLow',
  'drainBattery',
  'failNextMotion',
  'failNextFeed',
  'vendFail',
  'vendSilent',
  'vendLate',
  'vendTwice',
  'vendUnclear',
  'vendContradict',
]);

const REPAIR = new Set(['clearJams', 'clearJam', 'repair', 'takeBlank', 'plugIn', 'closeDoor', 'closeCover']);

/** Sorts a part's verbs; those in `covers` have controls of their own. */
export function rowsOf({ verbs, look }: MachinePart, covers: readonly string[] = []): VerbRows {
  const left = new Map(verbs.map((verb) => [verb.name, verb]));
  for (const name of covers) left.delete(name);
  const pairs: VerbPair[] = [];
  const rarePairs: VerbPair[] = [];
  for (const rule of PAIRS) {
    const [bad, good] = [left.get(rule.bad), left.get(rule.good)];
    if (!bad || !good) continue;
    const switchedBy = bad === good ? (bad.fields[0]?.name ?? null) : null;
    (rule.isRare ? rarePairs : pairs).push({ bad, good, switchedBy, isSo: rule.isSo(look) });
    left.delete(rule.bad);
    left.delete(rule.good);
  }
  const rest = [...left.values()];
  const isRare = ({ name }: Verb) => !HAND.has(name) && !TROUBLE.has(name) && !REPAIR.has(name);
  return {
    hand: rest.filter(({ name }) => HAND.has(name)),
    pairs,
    trouble: rest.filter(({ name }) => TROUBLE.has(name)),
    repair: rest.filter(({ name }) => REPAIR.has(name)),
    rarePairs,
    rare: rest.filter(isRare),
  };
}
