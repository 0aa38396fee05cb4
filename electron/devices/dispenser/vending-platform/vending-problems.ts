import type { DevicesConfig, Planogram } from '../../../system/config/devices-schema.ts';

export interface VendingSettings {
  readonly devices?: DevicesConfig | undefined;
  readonly planogram?: Planogram | undefined;
  readonly vendingPlatform?: object | undefined;
}

/** What is wrong with the settings of a vending machine, taken together; each with its path. */
export function vendingProblems({ devices, planogram, vendingPlatform }: VendingSettings): string[] {
  const dispenser = devices?.dispenser;
  if (dispenser?.driver !== 'vendingPlatform') return [];
  const problems: string[] = [];
  if (!vendingPlatform)
    problems.push('vendingPlatform: expected, since "devices.dispenser" is one of its machines');
  const { feeds } = dispenser;
  if (Object.keys(feeds).length === 0) return problems;
  const slots = planogram?.map(({ slot }) => slot) ?? [1];
  const missing = slots.filter((slot) => feeds[slot] === undefined);
  return [
    ...problems,
    ...missing.map(
      (slot) => `devices.dispenser.feeds.${slot}: expected, since the planogram names slot ${slot}`,
    ),
  ];
}
