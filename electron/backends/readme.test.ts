import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OrderStatus } from '../../shared/domain/order.ts';
import { PaymentStatus, PayType } from '../../shared/domain/payment.ts';
import { TradeStatus } from '../../shared/domain/trade-status.ts';
import { isInGroup } from '../demo/backend/print-shop/states.ts';
import { DOCUMENT_ORDER_GROUPS, DOCUMENT_ORDER_STATES } from './document-types.ts';
import { endpointName } from './gobox/answer.ts';
import { flagSchema, type GoboxEndpoint, gobox } from './gobox/schema.ts';
import {
  HaidianCode,
  type HaidianEndpoint,
  haidian,
  envelopeSchema as haidianEnvelope,
} from './haidian/schema.ts';
import {
  type EndpointContract,
  mobileShell,
  envelopeSchema as mobileShellEnvelope,
} from './mobile-shell/schema.ts';
import { endpointName as printShopName } from './print-shop/answer.ts';
import { type PrintShopEndpoint, printShop } from './print-shop/schema.ts';
import {
  envelopeSchema,
  ORDERS_PATH,
  orderAnswerSchema,
  orderRequestSchema,
} from './vending-platform/schema.ts';

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

/** The rows of all tables, cell by cell. */
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
const rowOf = (first: string) => rows.find(([cell]) => cell === first || namesIn(cell)[0] === first) ?? [];

/** Every field of a schema, however deep. */
function fieldsOf(...schemas: readonly z.ZodType[]): string[] {
  const json = schemas.map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...new Set(json.flatMap(propertiesOf))].sort();
}
function propertiesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'properties' in value && typeof value.properties === 'object' ? Object.keys(value.properties ?? {}) : [];
  return [...own, ...Object.values(value).flatMap(propertiesOf)];
}

/** A file is no member of a JSON object: it travels beside the fields. */
const FILE_PARTS: Partial<Record<EndpointContract['name'], readonly string[]>> = { uploadFile: ['file'] };

describe('the page about the backends', () => {
  it.each(Object.values(mobileShell) as readonly EndpointContract[])(
    'has every field of the mobile shell: $name',
    ({ name, path, request, answer }) => {
      const [, asked, answered] = rowOf(`POST ${path}`);
      expect(namesIn(asked).sort()).toEqual([...fieldsOf(request), ...(FILE_PARTS[name] ?? [])].sort());
      expect(namesIn(answered).sort()).toEqual(fieldsOf(mobileShellEnvelope, answer));
    },
  );

  it.each(Object.values(gobox) as readonly GoboxEndpoint[])('has every field of goBox: $name', (endpoint) => {
    const [, asked, answered] = rowOf(endpointName(endpoint));
    expect(namesIn(asked).sort()).toEqual(fieldsOf(endpoint.request));
    expect(namesIn(answered).sort()).toEqual(fieldsOf(endpoint.answer, flagSchema[endpoint.flag]));
  });

  it.each(Object.values(printShop) as readonly PrintShopEndpoint[])(
    'has every field of the print shop: $name',
    (endpoint) => {
      const [, asked, answered] = rowOf(printShopName(endpoint));
      expect(namesIn(asked).sort()).toEqual(fieldsOf(endpoint.request));
      expect(namesIn(answered).sort()).toEqual(fieldsOf(endpoint.answer));
    },
  );

  it.each(DOCUMENT_ORDER_STATES)('has a row for documents that are %s, with their list', (state) => {
    const row = rowOf(state);
    expect(row).toHaveLength(5);
    const lists = DOCUMENT_ORDER_GROUPS.filter((group) => group !== 'ALL' && isInGroup(state, group));
    expect(namesIn(row[1])).toEqual(lists);
  });

  it('has every field of the vending platform', () => {
    const [, asked, answered] = rowOf(`POST ${ORDERS_PATH}`);
    expect(namesIn(asked).sort()).toEqual(fieldsOf(orderRequestSchema));
    expect(namesIn(answered).sort()).toEqual(fieldsOf(envelopeSchema, orderAnswerSchema));
  });

  it.each(Object.values(haidian) as readonly HaidianEndpoint[])(
    'has every field of Haidian: $name',
    (endpoint) => {
      const [, asked, answered] = rowOf(`POST ${endpoint.path}`);
      expect(namesIn(asked).sort()).toEqual(fieldsOf(endpoint.request));
      expect(namesIn(answered).sort()).toEqual(fieldsOf(haidianEnvelope, endpoint.answer));
    },
  );

  it.each([
    ...Object.values(TradeStatus),
    0,
    60002,
    `${HaidianCode.success} of Haidian`,
    HaidianCode.refused,
    'code 200',
    'code 401',
    ...Object.values(PayType).map((type) => `payment type ${type}`),
    ...Object.values(PaymentStatus).map((status) => `payment status ${status}`),
    ...Object.values(OrderStatus).map((status) => `order status ${status}`),
  ])('has a row for code %s', (code) => {
    expect(rowOf(String(code))).toHaveLength(4);
  });

  it('names files that are there, and in them the names that it gives', () => {
    const places = rows.flatMap((row) => row.slice(-2)).flatMap((cell) => cell.split(';'));
    const checked = places.map(namesIn).filter(([file = '']) => file.includes('/'));
    for (const [file = '', ...names] of checked) {
      const path = join(import.meta.dirname, file);
      expect({ file, isThere: existsSync(path) }).toEqual({ file, isThere: true });
      const source = readFileSync(path, 'utf8');
      for (const name of names)
        expect({ file, name, has: source.includes(name) }).toEqual({ file, name, has: true });
    }
    expect(checked.length).toBeGreaterThan(40);
  });
});
