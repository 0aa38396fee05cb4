import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectDir } from '../../build/project.ts';
import {
  createDemoBackend,
  DEMO_DEVICE_ID,
  type DemoBackend,
  type DemoBackendOptions,
} from '../../electron/demo/backend/server.ts';
import { loadCaseLibrary } from '../../electron/services/catalogue/case-library.ts';
import { systemClock } from '../../electron/system/clock.ts';
import { silentLog } from '../../electron/system/log.ts';
import type { CaseGeometry } from '../../shared/domain/case-geometry.ts';

/** A phone that the shop sells a case for, as the shop and the geometry library know it. */
export interface Phone {
  readonly modelId: string;
  readonly modelName: string;
  readonly brandName: string;
  readonly brandChinese: string;
  readonly priceMinor: number;
  readonly geometry: CaseGeometry;
}

/** The other end of the kiosk: a demo backend in this process, whose `control` is the phone, the head office and bad luck. */
export interface Shop {
  readonly backend: DemoBackend;
  readonly control: DemoBackend['control'];
  /** Nobody listens at its address any more, until the function that comes back is called. Its data outlives that. */
  goAway(): Promise<() => Promise<void>>;
  /** Throws for a case that is not on sale. */
  phone(caseId: string): Phone;
  /** Names of all phones, brands and goods, as the shop writes them. */
  names(): string[];
  /** All orders of the kiosk's own device. */
  orders(): ReturnType<DemoBackend['control']['ordersOf']>;
  /** Requests so far to a path of the contract. */
  requestsTo(path: string): number;
  close(): Promise<void>;
}

const caseFiles = loadCaseLibrary(join(projectDir, 'assets', 'cases')).files();

export async function openShop(options: Partial<DemoBackendOptions> = {}): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'casepress-shop-'));
  const cases = caseFiles;
  const open = (port: number) =>
    createDemoBackend({
      dataFile: join(folder, 'backend.sqlite'),
      port,
      currency: 'CNY',
      log: silentLog,
      clock: systemClock,
      cases,
      devices: [DEMO_DEVICE_ID],
      ...options,
    });
  let backend = await open(0);
  return {
    get backend() {
      return backend;
    },
    get control() {
      return backend.control;
    },
    goAway: async () => {
      const port = Number(new URL(backend.url).port);
      await backend.close();
      return async () => {
        backend = await open(port);
      };
    },
    phone: (caseId) => {
      const model = backend.control.models().find((candidate) => candidate.caseId === caseId);
      const file = cases.find((candidate) => candidate.cases.some((each) => each.caseId === caseId));
      const geometry = file?.cases.find((each) => each.caseId === caseId);
      if (!model || !file || !geometry) throw new Error(`no case ${caseId} in the shop`);
      return {
        modelId: model.id,
        modelName: model.name,
        brandName: file.brand,
        brandChinese: file.brandChinese,
        priceMinor: model.priceMinor,
        geometry,
      };
    },
    names: () => [
      ...backend.control.models().map((model) => model.name),
      ...cases.flatMap(({ brand, brandChinese }) => [brand, brandChinese]),
      ...backend.others.haidian.orders().flatMap((order) => order.order_goods.map((line) => line.goods_name)),
    ],
    orders: () => backend.control.ordersOf(DEMO_DEVICE_ID),
    requestsTo: (path) => backend.control.requests[path] ?? 0,
    close: async () => {
      await backend.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
