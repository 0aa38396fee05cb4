import type * as z from 'zod';
import { parseAmount, wireAmount } from '../../../shared/domain/money.ts';
import { err, ok } from '../../../shared/domain/result.ts';
import type { BackendModel, BackendResult, CallOptions, SaleBackend, StatusById } from '../types.ts';
import type { Caller } from './caller.ts';
import { contractError } from './envelope.ts';
import { mobileShell, PRINT_FILE_TYPE } from './schema.ts';

export interface SaleCallOptions {
  readonly caller: Caller;
  readonly deviceId: string;
  readonly currency: string;
  readonly signalsOf: (options?: CallOptions) => readonly AbortSignal[];
}

/** The sale's calls in the kiosk's own words: wire names stop here. */
export function createSaleCalls(given: SaleCallOptions): Omit<SaleBackend, 'fetchFile'> {
  const { caller, deviceId, currency, signalsOf } = given;
  return {
    async listBrands(options) {
      const answer = await caller.call(mobileShell.listBrands, {}, signalsOf(options));
      if (!answer.ok) return answer;
      return ok(answer.value.map(({ id, name, e_name }) => ({ id, name, englishName: e_name })));
    },
    async listModels(brandId, options) {
      const request = { device_id: deviceId, brand_id: brandId };
      const answer = await caller.call(mobileShell.listStock, request, signalsOf(options));
      return answer.ok ? readModels(answer.value, currency) : answer;
    },
    async uploadPrintFile(file, fileName, options) {
      const answer = await caller.call(
        mobileShell.uploadFile,
        printFileForm(file, fileName),
        signalsOf(options),
      );
      return answer.ok ? ok({ url: answer.value }) : answer;
    },
    async reportPayment(report, options) {
      const request = {
        mobile_model_id: report.modelId,
        device_id: deviceId,
        third_id: report.paymentId,
        pay_amount: wireAmount(report.amountMinor, currency),
        pay_type: report.payType,
      };
      const answer = await caller.call(mobileShell.reportPayment, request, signalsOf(options));
      if (!answer.ok) return answer;
      if (answer.value.third_id !== report.paymentId) return otherId(mobileShell.reportPayment.path);
      return ok({ backendPaymentId: answer.value.id });
    },
    getPaymentStatus: (ids, options) =>
      askStatus(caller, mobileShell.getPaymentStatus, ids, signalsOf(options)),
    async placeOrder(report, options) {
      const request = {
        third_pay_id: report.paymentId,
        third_id: report.orderId,
        mobile_model_id: report.modelId,
        pic: report.pictureUrl,
        device_id: deviceId,
      };
      const answer = await caller.call(mobileShell.placeOrder, request, signalsOf(options));
      if (!answer.ok) return answer;
      const { id, third_id, queue_no, status } = answer.value;
      if (third_id !== report.orderId) return otherId(mobileShell.placeOrder.path);
      return ok({ backendOrderId: id, queueNo: queue_no, status });
    },
    getOrderStatus: (ids, options) => askStatus(caller, mobileShell.getOrderStatus, ids, signalsOf(options)),
    async listPrintJobs(options) {
      const answer = await caller.call(
        mobileShell.listPrintJobs,
        { device_id: deviceId },
        signalsOf(options),
      );
      if (!answer.ok) return answer;
      return ok(
        answer.value.map((entry) => ({
          backendOrderId: entry.id,
          orderId: entry.third_id,
          queueNo: entry.queue_no,
          status: entry.status,
          modelName: entry.mobile_model_name,
          pictureUrl: entry.pic,
        })),
      );
    },
  };
}

/** An answer about some other sale must not be taken for ours. */
function otherId(endpoint: string) {
  return err(contractError(endpoint, 'data.third_id', 'the answer is for another id'));
}

function readModels(
  entries: z.output<typeof mobileShell.listStock.answer>,
  currency: string,
): BackendResult<readonly BackendModel[]> {
  const models: BackendModel[] = [];
  for (const [index, entry] of entries.entries()) {
    const price = parseAmount(entry.price, currency);
    if (!price.ok) return err(contractError(mobileShell.listStock.path, `data.${index}.price`, price.error));
    models.push({
      id: entry.mobile_model_id,
      name: entry.mobile_model_name,
      priceMinor: price.value,
      // A shop that sold more than it had books less than nothing. To a shopper that is sold out.
      stock: Math.max(0, entry.stock),
    });
  }
  return ok(models);
}

function printFileForm(file: Uint8Array, fileName: string): FormData {
  const form = new FormData();
  // The field first: a server that reads the parts in turn knows the type when the file comes.
  form.set('type', String(PRINT_FILE_TYPE));
  form.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), fileName);
  return form;
}

/** Nothing to ask costs no request. What was not asked for is left out of the answer. */
async function askStatus(
  caller: Caller,
  contract: typeof mobileShell.getPaymentStatus | typeof mobileShell.getOrderStatus,
  ids: readonly string[],
  signals: readonly AbortSignal[],
): Promise<BackendResult<readonly StatusById[]>> {
  if (ids.length === 0) return ok([]);
  const answer = await caller.call(contract, [...ids], signals);
  if (!answer.ok) return answer;
  const asked = new Set(ids);
  return ok(
    answer.value
      .filter((entry) => asked.has(entry.third_id))
      .map(({ third_id, status }) => ({ id: third_id, status })),
  );
}
