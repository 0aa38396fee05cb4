import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseFile, CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { MobileShellClient, MobileShellOptions } from '../../backends/mobile-shell/client.ts';
import { createTestClient } from '../../backends/mobile-shell/test-support.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import type { DemoModel } from './catalogue.ts';
import { createDemoBackend, type DemoBackend, type DemoBackendOptions } from './server.ts';

export const DEVICE = 'KIOSK-1';
/** Long enough for its type to be recognised; nobody decodes it here. */
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

function plainCase(brand: string, model: string): CaseGeometry {
  const reference = { reference: 'made up for a test', quality: 'estimated' } as const;
  return {
    caseId: `${brand}-${model}`.toLowerCase().replaceAll('+', ' plus').replace(/\s+/g, '-'),
    brand,
    model,
    aliases: [],
    releasedYear: 2024,
    widthMm: 75,
    heightMm: 160,
    thicknessMm: 8,
    cornerRadiusMm: 10,
    wrapMm: 3,
    safeInsetMm: 4,
    cutOuts: [],
    sources: { dimensions: reference, cutOuts: reference },
  };
}

const file = (brand: string, brandChinese: string, models: readonly string[]): CaseFile => ({
  brand,
  brandChinese,
  cases: models.map((model) => plainCase(brand, model)),
});

export const TEST_CASES: readonly CaseFile[] = [
  file('Apple', '苹果', ['iPhone 15', 'iPhone 15 Pro', 'iPhone 15 Pro Max']),
  file('Samsung', '三星', ['Galaxy S22+', 'Galaxy S24 Ultra']),
];

export interface TestDemo {
  readonly backend: DemoBackend;
  readonly client: MobileShellClient;
  readonly folder: string;
  /** Models by position in the list of all. */
  model(index: number): DemoModel;
  /** Another client of the same backend. Closed with the demo. */
  connect(options?: Partial<MobileShellOptions>): MobileShellClient;
  close(): Promise<void>;
}

/** A demo backend in a folder of its own, with one client. `close` takes everything away again. */
export async function startDemo(options: Partial<DemoBackendOptions> = {}): Promise<TestDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'casepress-demo-'));
  const backend = await createDemoBackend(demoOptions(folder, options));
  const clients: MobileShellClient[] = [];
  const connect = (given: Partial<MobileShellOptions> = {}) => {
    const { account, password, url } = backend;
    const clock = options.clock ?? systemClock;
    const client = createTestClient(url, { account, password, deviceId: DEVICE, clock, ...given });
    clients.push(client);
    return client;
  };
  return {
    backend,
    client: connect(),
    folder,
    connect,
    model(index) {
      const model = backend.control.models()[index];
      if (!model) throw new Error(`the test catalogue has no model ${index}`);
      return model;
    },
    async close() {
      for (const client of clients) client.close();
      await backend.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function demoOptions(folder: string, options: Partial<DemoBackendOptions> = {}): DemoBackendOptions {
  return {
    dataFile: join(folder, 'demo.sqlite'),
    port: 0,
    currency: 'CNY',
    log: silentLog,
    clock: systemClock,
    cases: TEST_CASES,
    devices: [DEVICE],
    ...options,
  };
}

let numbers = 0;
const nextNumber = () => {
  numbers += 1;
  return String(numbers).padStart(6, '0');
};
export const newPaymentId = () => `PYEN250604${nextNumber()}`;
export const newOrderId = () => `OREN250604${nextNumber()}`;

/** A raw call of the contract, as a stranger would make it. Answers the envelope. */
export async function callRaw(
  url: string,
  path: string,
  body: unknown,
  token?: string,
): Promise<RawEnvelope> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<RawEnvelope, 'status'>) };
}

export interface RawEnvelope {
  readonly status: number;
  readonly code: number;
  readonly msg: string;
  readonly data: unknown;
}

/** A token of the demo's own account, got by a raw login. */
export async function logInRaw({ url, account, password }: DemoBackend): Promise<string> {
  const { data } = await callRaw(url, '/user/login', { account, password });
  return (data as { token: string }).token;
}
