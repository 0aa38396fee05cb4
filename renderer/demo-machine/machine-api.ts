import * as z from 'zod/mini';
import type { TrafficLine } from '../../shared/contract/machine-panel.ts';
import {
  type Acted,
  actedSchema,
  MACHINE_PATHS,
  type MachineState,
  machineStateSchema,
  machineTrafficSchema,
} from '../../shared/contract/machine-panel.ts';

const token = new URLSearchParams(window.location.search).get('token') ?? '';
const headers = { 'x-kiosk-token': token };

/** `none`: this kiosk has no simulated machine. `away`: it does not answer. */
export type Seen =
  | { readonly kind: 'seen'; readonly state: MachineState }
  | { readonly kind: 'none' | 'away' };

export async function readMachine(): Promise<Seen> {
  try {
    const answer = await fetch(`/${MACHINE_PATHS.state}`, { headers });
    if (answer.status === 404) return { kind: 'none' };
    const state = z.safeParse(machineStateSchema, await answer.json());
    return state.success ? { kind: 'seen', state: state.data } : { kind: 'away' };
  } catch {
    return { kind: 'away' };
  }
}

export async function readTraffic(deviceId: string): Promise<TrafficLine[]> {
  try {
    const answer = await fetch(`/${MACHINE_PATHS.traffic(deviceId)}`, { headers });
    return z.safeParse(machineTrafficSchema, await answer.json()).data ?? [];
  } catch {
    return [];
  }
}

/** Never rejects: whatever went wrong is a refusal in words. */
export async function actOn(partId: string, verb: string, args: Record<string, unknown>): Promise<Acted> {
  try {
    const body = JSON.stringify({ partId, verb, args });
    const answer = await fetch(`/${MACHINE_PATHS.act}`, { method: 'POST', headers, body });
    const acted = z.safeParse(actedSchema, await answer.json());
    return acted.success ? acted.data : { kind: 'refused', detail: `status ${answer.status}` };
  } catch (error) {
    return { kind: 'refused', detail: String(error) };
  }
}

/** An address for a picture element, which sends no headers. */
export const slipUrl = (index: number): string =>
  `/${MACHINE_PATHS.slip(index)}?token=${encodeURIComponent(token)}`;
