import { parseAmount } from '../../../shared/domain/money.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { BookedOrder, Cabinet, CabinetFields, SetOfBook, TradeItem } from '../accounting-types.ts';
import { maskAccount } from '../transport/redact.ts';
import type { DeviceFieldsOnWire, DeviceOnWire, OrderOnWire, SetOfBookOnWire } from './schema.ts';

/* From the wire's names into the kiosk's. */

const masked = (secret: string | null) => (secret === null || secret === '' ? null : maskAccount(secret));

/** Secrets end here. */
export function setOfBookOf(wire: SetOfBookOnWire): SetOfBook {
  return {
    id: wire.id,
    setOfBook: wire.set_of_book,
    userName: wire.user_name,
    maskedAppKey: masked(wire.app_key),
    maskedAccessToken: masked(wire.access_token),
    maskedToken: masked(wire.token),
    tokenCreatedAt: wire.token_created_at,
    expiresAt: wire.expired_at,
    updatedAt: wire.updated_at,
    updatedBy: wire.updated_user,
  };
}

export function cabinetOf(wire: DeviceOnWire): Cabinet {
  return {
    id: wire.id,
    setOfBook: wire.set_of_book,
    name: wire.name,
    devId: wire.dev_id,
    storeId: wire.store_id,
    bankId: wire.bank_id,
    memberId: wire.member_id,
    employeeId: wire.employee_id,
    billType: wire.bill_type,
    createdAt: wire.created_at,
    createdBy: wire.created_user,
    updatedAt: wire.updated_at,
    updatedBy: wire.updated_user,
  };
}

export function wireOfCabinet(fields: CabinetFields): DeviceFieldsOnWire {
  return {
    name: fields.name,
    dev_id: fields.devId,
    store_id: fields.storeId,
    bank_id: fields.bankId,
    member_id: fields.memberId,
    employee_id: fields.employeeId,
    bill_type: fields.billType,
  };
}

interface Misfit {
  readonly field: string;
  readonly detail: string;
}

/** The error names the amount that is none. */
export function bookedOrderOf(wire: OrderOnWire, currency: string): Result<BookedOrder, Misfit> {
  const total = readFloat(wire.total_amount, currency);
  if (!total.ok) return err({ field: 'total_amount', detail: total.error });
  const goods: TradeItem[] = [];
  for (const [index, { barcode, name, num, amount, cost }] of wire.products.entries()) {
    const amountMinor = readFloat(amount, currency);
    const costMinor = readFloat(cost ?? 0, currency);
    if (!amountMinor.ok) return err({ field: `products.${index}.amount`, detail: amountMinor.error });
    if (!costMinor.ok) return err({ field: `products.${index}.cost`, detail: costMinor.error });
    goods.push({ barcode, name, count: num, amountMinor: amountMinor.value, costMinor: costMinor.value });
  }
  return ok({
    id: wire.id,
    setOfBook: wire.set_of_book,
    transId: wire.trans_id,
    status: wire.status,
    shopperId: wire.e_id,
    devId: wire.dev_id,
    createTime: wire.create_time,
    updateTime: wire.update_time,
    totalAmountMinor: total.value,
    goods,
    downloadedAt: wire.created_at,
    downloadedBy: wire.created_user,
    isImported: wire.is_imported,
    importedAt: wire.imported_at,
    importedBy: wire.imported_user,
    retailId: wire.retail_id,
    retailCode: wire.retail_code,
  });
}

/** The backend keeps amounts as floats: 39.900000000000006 is 39.9 there, and half a fen is still refused. */
function readFloat(amount: number | string, currency: string): Result<number, string> {
  const isFloat = typeof amount === 'number' && Math.abs(amount) < 1e9;
  return parseAmount(isFloat ? amount.toFixed(6) : amount, currency);
}
