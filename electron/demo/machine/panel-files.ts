import * as z from 'zod';
import { deviceIdSchema } from '../../../shared/contract/devices.ts';
import {
  type Acted,
  actSchema,
  MACHINE_PATHS,
  type MachineState,
} from '../../../shared/contract/machine-panel.ts';
import type { DeviceDesk } from '../../services/devices/device-desk.ts';
import type { Clock } from '../../system/clock.ts';
import type { DemoPart } from './demo-part.ts';
import { slipPng } from './slip-picture.ts';
import { fieldsOf } from './verb-fields.ts';

export interface PanelOptions {
  readonly parts: readonly DemoPart[];
  readonly desk: DeviceDesk;
  readonly currency: string;
  readonly clock: Clock;
}

const MAX_BODY_BYTES = 10_000;
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Serves the machine panel's paths. Null: the request is for somebody else. The host has checked the sender already. */
export function createPanelHandler(options: PanelOptions): (request: Request) => Promise<Response> | null {
  const describedParts = options.parts.map((part) => ({
    part,
    verbs: part.verbs.map((verb) => ({ name: verb.name, fields: fieldsOf(verb) })),
  }));

  const state = async (): Promise<MachineState> => ({
    currency: options.currency,
    atMs: options.clock.now(),
    parts: describedParts.map(({ part, verbs }) => ({
      partId: part.partId,
      verbs,
      look: { ...part.look() },
    })),
    devices: await options.desk.list(),
    slips: slipsOf(options.parts).map((_, index) => index),
  });

  return (request) => {
    const path = new URL(request.url).pathname.slice(1);
    if (path === MACHINE_PATHS.state && request.method === 'GET') return json(state());
    if (path === MACHINE_PATHS.act && request.method === 'POST') return json(act(request, options.parts));
    const [, subject, name = ''] = /^files\/machine\/(traffic|slips)\/(\w+)$/.exec(path) ?? [];
    if (request.method !== 'GET' || subject === undefined) return null;
    return subject === 'traffic' ? sendTraffic(name, options.desk) : sendSlip(Number(name), options.parts);
  };
}

const slipsOf = (parts: readonly DemoPart[]) => parts.flatMap((part) => part.slips?.() ?? []);

const json = async (value: Promise<unknown>) => Response.json(await value, { headers: HEADERS });
const notFound = () => new Response('', { status: 404, headers: HEADERS });

async function act(request: Request, parts: readonly DemoPart[]): Promise<Acted> {
  const text = await request.text();
  const wanted = text.length > MAX_BODY_BYTES ? null : z.safeParse(actSchema, parseJson(text));
  if (!wanted?.success) return { kind: 'refused', detail: 'this is no act' };
  const { partId, verb, args } = wanted.data;
  const found = parts.find((part) => part.partId === partId)?.verbs.find(({ name }) => name === verb);
  if (!found) return { kind: 'refused', detail: `${partId} has no ${verb}` };
  try {
    found.run(args);
    return { kind: 'done' };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { kind: 'refused', detail };
  }
}

async function sendTraffic(name: string, desk: DeviceDesk): Promise<Response> {
  const deviceId = z.safeParse(deviceIdSchema, name);
  const lines = deviceId.success ? desk.traffic(deviceId.data) : null;
  return lines ? Response.json(lines, { headers: HEADERS }) : notFound();
}

async function sendSlip(index: number, parts: readonly DemoPart[]): Promise<Response> {
  const slip = slipsOf(parts)[index];
  if (!slip) return notFound();
  const png = new Uint8Array(await slipPng(slip.picture));
  return new Response(png, { headers: { ...HEADERS, 'content-type': 'image/png' } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
