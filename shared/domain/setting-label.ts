/**
 * The name under which the words of a setting stand in `assets/locales/settings`. Parts that occur in many places share
 * their words: a connection is one, whatever is connected.
 */
export function settingLabelId(path: readonly (string | number)[]): string {
  const full = path.filter((part) => typeof part === 'string').join('.');
  for (const [pattern, shared] of SHARED) {
    const found = full.replace(pattern, shared);
    if (found !== full) return found.replace(/\.$/, '');
  }
  return full;
}

/** Where the words of one choice of a setting may stand: its own, or those of every choice of that name. */
export const choiceLabelIds = (
  path: readonly (string | number)[],
  choice: string | number,
): readonly string[] => [`${settingLabelId(path)}=${choice}`, `=${choice}`];

const SHARED: readonly (readonly [RegExp, string])[] = [
  [/^devices\.\w+\.connection(?=\.|$)/, 'connection'],
  [/^devices\.casePrinter\.profile\.?/, 'profile.'],
  [/^devices\.\w+\.(framing|unit|parity|answerMs)$/, 'line.$1'],
  [/^devices\.dispenser\.wiring\.feeds\.[^.]+(?:\.(coil|register|value|runMs))?$/, 'output.$1'],
  [/^devices\.dispenser\.wiring\.\w+\.(coil|register|value|runMs)$/, 'output.$1'],
  [/^devices\.(?:dispenser\.wiring|board)\.\w+\.(table|address|inverted|above|degreesPerStep)$/, 'point.$1'],
  [/^devices\.board\.lights\.\w+\.(coil|on|register|value)$/, 'lamp.$1'],
  [/^devices\.dispenser\.feeds\.[^.]+(?:\.(\w+))?$/, 'devices.dispenser.dispense.$1'],
  [/^devices\.dispenser\.wiring\.(\w+)$/, 'wiring.$1'],
  [/^gobox\.goods\..+\.(barcode|costMinor)$/, 'gobox.goods.$1'],
  [/^openingHours\.(?:mon|tues|wednes|thurs|fri|satur|sun)day\.(from|to)$/, 'hours.$1'],
];
