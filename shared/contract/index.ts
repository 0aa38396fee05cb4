import * as catalogue from './catalogue.ts';
import * as devices from './devices.ts';
import { documentOrderChanged, documentOrderMethods } from './document-orders.ts';
import * as documents from './documents.ts';
import * as kiosk from './kiosk.ts';
import { memberMethods } from './members.ts';
import * as photos from './photos.ts';
import * as receipts from './receipts.ts';
import * as sale from './sale.ts';
import * as session from './session.ts';
import { staffMethods } from './staff.ts';
import { staffBooksMethods } from './staff-books.ts';
import { staffCashMethods } from './staff-cash.ts';
import { staffDocumentMethods } from './staff-documents.ts';
import { staffOverviewMethods } from './staff-overview.ts';
import { staffQueueMethods } from './staff-queue.ts';
import { staffSalesMethods } from './staff-sales.ts';
import { staffSettingsMethods } from './staff-settings.ts';
import { staffStockMethods } from './staff-stock.ts';
import { staffSystemsMethods } from './staff-systems.ts';
import { staffTestsMethods } from './staff-tests.ts';
import { wizardMethods } from './wizard.ts';

/** Every call of the bridge, by name. */
export const methods = {
  getKioskInfo: kiosk.getKioskInfo,
  getKioskStatus: kiosk.getKioskStatus,
  getBoard: kiosk.getBoard,
  startSession: session.startSession,
  changeLocale: session.changeLocale,
  getSession: session.getSession,
  endSession: session.endSession,
  tellAlive: session.tellAlive,
  keepDraft: session.keepDraft,
  getDraft: session.getDraft,
  listBrands: catalogue.listBrands,
  listModels: catalogue.listModels,
  getUploadPage: photos.getUploadPage,
  listPhotos: photos.listPhotos,
  removePhoto: photos.removePhoto,
  listUsbPhotos: photos.listUsbPhotos,
  addUsbPhoto: photos.addUsbPhoto,
  checkReadiness: sale.checkReadiness,
  startSale: sale.startSale,
  choosePayment: sale.choosePayment,
  acceptPrice: sale.acceptPrice,
  cancelSale: sale.cancelSale,
  returnCash: sale.returnCash,
  confirmStaffPayment: sale.confirmStaffPayment,
  getSale: sale.getSale,
  ...memberMethods,
  ...documents.documentMethods,
  ...documentOrderMethods,
  ...staffMethods,
  ...staffOverviewMethods,
  ...staffSalesMethods,
  ...staffStockMethods,
  ...staffQueueMethods,
  ...staffTestsMethods,
  ...staffCashMethods,
  ...staffSettingsMethods,
  ...staffSystemsMethods,
  ...staffBooksMethods,
  ...staffDocumentMethods,
  ...wizardMethods,
  listDevices: devices.listDevices,
  testDevice: devices.testDevice,
  getDeviceTraffic: devices.getDeviceTraffic,
  clearDispenserTrouble: devices.clearDispenserTrouble,
  listenForCodes: devices.listenForCodes,
  reportCode: devices.reportCode,
  getSlip: receipts.getSlip,
  getDocumentSlip: receipts.getDocumentSlip,
} as const;

/** Everything that the main process tells the screen unasked, by name. */
export const events = {
  kioskStatusChanged: kiosk.kioskStatusChanged,
  kioskInfoChanged: kiosk.kioskInfoChanged,
  boardChanged: kiosk.boardChanged,
  photosChanged: photos.photosChanged,
  photoRefused: photos.photoRefused,
  usbPhotosChanged: photos.usbPhotosChanged,
  saleChanged: sale.saleChanged,
  slipChanged: receipts.slipChanged,
  documentSlipChanged: receipts.documentSlipChanged,
  codeScanned: devices.codeScanned,
  documentTrayChanged: documents.documentTrayChanged,
  documentOrderChanged,
  usbDocumentsChanged: documents.usbDocumentsChanged,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Events = typeof events;
export type EventName = keyof Events;

type SchemaOutput<Schema> = Schema extends { _zod: { output: infer Output } } ? Output : never;
export type MethodInput<Name extends MethodName> = SchemaOutput<Methods[Name]['input']>;
export type MethodOutput<Name extends MethodName> = SchemaOutput<Methods[Name]['output']>;
export type EventPayload<Name extends EventName> = SchemaOutput<Events[Name]['payload']>;
