import type {
  DocumentFile,
  DocumentOrder,
  DocumentOrderFile,
  DocumentOrderRequest,
  DocumentOrderSummary,
} from '../document-types.ts';
import type { FileOnWire, OrderBaseOnWire, OrderDetailOnWire, VerifyOnWire } from './schema.ts';

/* Between the wire's names and the kiosk's. */

export function wireOfRequest(request: DocumentOrderRequest, pointId: string): VerifyOnWire {
  const { moneyMinor, files, dispatching } = request;
  const whole = { pointID: pointId, money: moneyMinor, files: files.map(wireOfFile) };
  if (!dispatching) return whole;
  const { nickname, phone, address, message } = dispatching;
  return { ...whole, dispatching: { nickname, phone, address, message } };
}

function wireOfFile(file: DocumentFile): FileOnWire {
  return {
    fileID: file.fileId,
    fileName: file.fileName,
    row: file.row,
    col: file.col,
    copies: file.copies,
    size: file.size,
    caliper: file.caliper,
    color: file.color,
    side: file.side,
    startPage: file.startPage,
    endPage: file.endPage,
  };
}

/** The account's `uid`, `code`, `username` and `nickname` end here: a kiosk has one account for all its shoppers. */
export function orderOf(wire: OrderDetailOnWire): DocumentOrder {
  return {
    orderId: wire.orderID,
    state: wire.state,
    orderedAtMs: wire.orderDate,
    paidAtMs: wire.payDate,
    printedAtMs: wire.printDate,
    payway: wire.payway,
    pointId: wire.pointID,
    pointName: wire.pointName,
    pointPhone: wire.pointPhone,
    moneyMinor: wire.money,
    files: wire.files.map(fileOf),
    dispatching: wire.dispatching,
    settle: wire.settle.map(({ unit, ...line }) => ({ ...line, unitMinor: unit })),
  };
}

function fileOf({ fileID, download, ...file }: OrderDetailOnWire['files'][number]): DocumentOrderFile {
  return { ...file, fileId: fileID, downloadUrl: download.enable ? (download.url ?? null) : null };
}

export function summaryOf(wire: OrderBaseOnWire): DocumentOrderSummary {
  return {
    orderId: wire.orderID,
    state: wire.state,
    orderedAtMs: wire.orderDate,
    moneyMinor: wire.money,
    pointName: wire.pointName,
    fileCount: wire.fileCount,
    filePrename: wire.filePrename,
  };
}
