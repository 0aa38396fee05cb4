import type { Page } from '@playwright/test';
import * as z from 'zod';
import {
  type Acted,
  actedSchema,
  MACHINE_PATHS,
  machineStateSchema,
} from '../../shared/contract/machine-panel.ts';
import { type ConfigFile, machine } from './kiosk-config.ts';

/** What a person does at the simulated machine, and what the machine's own books say. */
export interface MachineHands {
  insertCoin(valueMinor: number): Promise<void>;
  insertNote(valueMinor: number): Promise<void>;
  presentCard(): Promise<void>;
  act(partId: string, verb: string, args?: object): Promise<void>;
  /** A number that a part shows. */
  look(partId: string, name: string): Promise<number>;
}

/** A machine that takes coins, notes and cards, each behind its real driver. */
export const takesMoney = (payments: ConfigFile['payments']): Partial<ConfigFile> => ({
  payments,
  devices: { ...machine(), mdb: { driver: 'simulated' } },
});

const tokenOf = (page: Page) => ({ 'x-kiosk-token': new URL(page.url()).searchParams.get('token') ?? '' });

/** By the paths of the machine panel, from the kiosk's own page. */
export function handsAt(page: Page): MachineHands {
  const act = async (partId: string, verb: string, args: object = {}) => {
    const answer: unknown = await page.evaluate(
      async ({ path, body, headers }) => (await fetch(`/${path}`, { method: 'POST', headers, body })).json(),
      { path: MACHINE_PATHS.act, body: JSON.stringify({ partId, verb, args }), headers: tokenOf(page) },
    );
    const acted: Acted = z.parse(actedSchema, answer);
    if (acted.kind === 'refused') throw new Error(acted.detail);
  };
  return {
    act,
    insertCoin: (valueMinor) => act('changer', 'insertCoin', { valueMinor }),
    insertNote: (valueMinor) => act('validator', 'insertBill', { valueMinor }),
    presentCard: () => act('reader1', 'presentCard'),
    look: async (partId, name) => {
      const answer: unknown = await page.evaluate(
        async ({ path, headers }) => (await fetch(`/${path}`, { headers })).json(),
        { path: MACHINE_PATHS.state, headers: tokenOf(page) },
      );
      const { parts } = z.parse(machineStateSchema, answer);
      return z.parse(z.number(), parts.find((part) => part.partId === partId)?.look[name]);
    },
  };
}
