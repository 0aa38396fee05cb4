import type { MachinePart, MachineState } from '../../shared/contract/machine-panel.ts';

/** What a simulated part shows of itself comes in its own words: these read it without trusting it. */
export type Look = Readonly<Record<string, unknown>>;

export const partOf = (state: MachineState, partId: string): MachinePart | undefined =>
  state.parts.find((part) => part.partId === partId);

export const lookOf = (state: MachineState, partId: string): Look => partOf(state, partId)?.look ?? {};

export function numberIn(look: Look, name: string): number {
  const value = look[name];
  return typeof value === 'number' ? value : 0;
}

export const isOn = (look: Look, name: string): boolean => look[name] === true;

export function textIn(look: Look, name: string): string {
  const value = look[name];
  return typeof value === 'string' ? value : '';
}

export function inside(look: Look, name: string): Look {
  const value = look[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function listIn(look: Look, name: string): readonly unknown[] {
  const value = look[name];
  return Array.isArray(value) ? value : [];
}

export interface TubeLook {
  readonly valueMinor: number;
  readonly count: number;
}

export function tubesOf(changer: Look): TubeLook[] {
  return listIn(changer, 'tubes').flatMap((tube) => {
    if (typeof tube !== 'object' || tube === null) return [];
    const look: Look = Object.fromEntries(Object.entries(tube));
    return [{ valueMinor: numberIn(look, 'valueMinor'), count: numberIn(look, 'count') }];
  });
}
