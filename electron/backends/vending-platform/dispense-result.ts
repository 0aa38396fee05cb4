import type { DispenseResult } from '../vending-types.ts';

/**
 * The document says that a result comes, and not what it looks like. This is the one place that says what it is taken
 * for: the ids and the flag under the names that such platforms use, at the top, in `data`, or in the one product.
 */
const TRADE_ID_NAMES = ['trade_id', 'tradeId', 'trade_no', 'out_trade_no'];
const ORDER_ID_NAMES = ['order_id', 'orderId'];
const FLAG_NAMES = [
  ...['success', 'is_success', 'isSuccess', 'result', 'status', 'state'],
  ...['dispense_result', 'dispense_status', 'ship_result', 'ship_status', 'delivery_status'],
];
const SUCCESS_WORDS = ['1', 'true', 'ok', 'yes', 'success', 'succeed', 'succeeded', '成功', '出货成功'];
const FAILURE_WORDS = ['0', 'false', 'no', 'fail', 'failed', 'failure', 'error', '失败', '出货失败'];

type Outcome = DispenseResult['outcome'];
type Fields = Readonly<Record<string, unknown>>;

/** Never throws. Flags that contradict one another, or that nobody knows, are `unknown`: a doubt is staff's business. */
export function readDispenseResult(body: unknown): DispenseResult {
  const top = fieldsOf(body);
  const data = fieldsOf(top.data);
  const products = [top, data].flatMap(({ products: list }) =>
    Array.isArray(list) ? list.map(fieldsOf) : [],
  );
  const places = [top, data, ...products.slice(0, 8)];
  return {
    tradeId: firstId(places, TRADE_ID_NAMES),
    vendingOrderId: firstId(places, ORDER_ID_NAMES),
    outcome: agreed(places.flatMap(flagsOf)) ?? codeOutcome(places) ?? 'unknown',
  };
}

/** An object, also as a JSON text in a form field, or alone in a list. Anything else has no fields. */
function fieldsOf(value: unknown): Fields {
  if (Array.isArray(value)) return value.length === 1 && !Array.isArray(value[0]) ? fieldsOf(value[0]) : {};
  if (typeof value === 'object' && value !== null) return value as Fields;
  return typeof value === 'string' && value.startsWith('{') ? parseFields(value) : {};
}

function parseFields(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** A number beyond 2^53 has lost digits on its way, so it is no id any more. */
function firstId(places: readonly Fields[], names: readonly string[]): string | null {
  for (const fields of places) {
    for (const name of names) {
      const value = own(fields, name);
      if (typeof value === 'string' && value !== '' && value.length <= 64) return value;
      if (Number.isSafeInteger(value)) return String(value);
    }
  }
  return null;
}

const flagsOf = (fields: Fields): Outcome[] =>
  FLAG_NAMES.flatMap((name) => {
    const value = own(fields, name);
    return value === undefined || value === null ? [] : [outcomeOf(value)];
  });

function outcomeOf(value: unknown): Outcome {
  if (typeof value === 'object') return 'unknown';
  const word = String(value).trim().toLowerCase();
  if (SUCCESS_WORDS.includes(word)) return 'succeeded';
  return FAILURE_WORDS.includes(word) ? 'failed' : 'unknown';
}

function agreed(outcomes: readonly Outcome[]): Outcome | null {
  const [first] = outcomes;
  if (first === undefined) return null;
  return outcomes.every((outcome) => outcome === first) ? first : 'unknown';
}

/** The envelope's code counts where no flag says more: 0 is success, by the platform's own contract. */
function codeOutcome(places: readonly Fields[]): Outcome | null {
  for (const fields of places) {
    const code = own(fields, 'code');
    if (code === 0 || code === '0') return 'succeeded';
    if (typeof code === 'number' || (typeof code === 'string' && /^\d+$/.test(code))) return 'failed';
  }
  return null;
}
