import type { MethodName } from '../../shared/contract/index.ts';
import type { Locale } from '../../shared/contract/kiosk.ts';
import { connectBridge } from '../bridge/connect.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { documentShop, documentTray } from '../fixtures/documents.ts';
import { brands, info, models, readiness, session } from '../fixtures/shop.ts';
import { screens } from '../flow/deferred-screens.ts';
import { useDocumentStore } from '../screens/documents/state/document-store.ts';
import { showDocumentOrder } from '../state/document-order-store.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { loadLanguage } from '../state/language.ts';
import { showNotice } from '../state/notice-store.ts';
import { resetStores } from '../state/registry.ts';
import { showSale, useSaleStore } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { openStaff, showStaff, showStaffPage } from '../state/staff-store.ts';
import { showWelcomeNotice } from '../state/welcome-notice-store.ts';
import type { Preview } from './preview.ts';

/** Puts the page into the state of a preview, with a main process that is made up. `pictureUrl` stands for the print, `pageUrl` for a document's page. */
export async function openPreview(
  preview: Preview,
  locale: Locale,
  pictureUrl: string,
  pageUrl: string | null = null,
): Promise<FakeTransport> {
  const transport = transportFor(preview);
  transport.pageUrl = pageUrl;
  connectBridge(transport);
  fillStores(preview, locale, pictureUrl);
  const { design: _canvas, ...plain } = screens;
  const needed = Object.values(preview.step === 'design' ? screens : plain);
  await Promise.all([loadLanguage(locale), ...needed.map((screen) => screen.preload())]);
  return transport;
}

function transportFor(preview: Preview): FakeTransport {
  const transport = new FakeTransport();
  transport.reply('listBrands', { items: brands, stale: false, readAtMs: 0 });
  transport.reply('listModels', { items: models, stale: false, readAtMs: 0 });
  transport.reply('checkReadiness', readiness);
  transport.reply('getUploadPage', { kind: 'open', url: 'http://192.168.1.20:8080/u/preview' });
  transport.reply('listPhotos', []);
  transport.reply('getDocumentShop', documentShop);
  transport.reply('getDocumentTray', documentTray);
  transport.reply('getDocumentUploadPage', { kind: 'open', url: 'http://192.168.1.20:8080/d/preview' });
  transport.reply('listUsbDocuments', { kind: 'noStick' });
  for (const [method, value] of Object.entries(preview.replies ?? {})) {
    transport.replyWith(method as MethodName, { ok: true, value });
  }
  for (const method of preview.refused ?? []) transport.refuse(method, 'unavailable');
  for (const method of preview.silent ?? []) transport.replyWith(method, new Promise(() => {}));
  return transport;
}

function fillStores(preview: Preview, locale: Locale, pictureUrl: string): void {
  resetStores();
  const { step = 'attract', draft, sale } = preview;
  useKioskStore.setState({
    info: { ...info, ...preview.info },
    status: preview.status ?? { kind: 'inService' },
    board: preview.board ?? [],
    connected: !preview.away,
    everConnected: true,
  });
  useSessionStore.setState({
    step,
    chosenLocale: locale,
    session: step === 'attract' && !sale ? null : session,
  });
  useDraftStore.setState({ ...draft, printPreviewUrl: draft?.printFileId ? pictureUrl : null });
  useSaleStore.setState({ payMethods: readiness.methods });
  if (sale) showSale(sale);
  useDocumentStore.setState({ ...preview.documents });
  showDocumentOrder(preview.documentOrder ?? null);
  const isPage = preview.staff !== 'pin' && preview.staff !== 'setUp';
  showStaff(isPage ? 'closed' : (preview.staff ?? 'closed'));
  if (preview.staff && isPage) {
    openStaff({ personId: 'owner', name: 'Lin', role: preview.staffRole ?? 'technician' });
    showStaffPage(preview.staff, preview.staffFocus);
  }
  if (preview.notice) showNotice(preview.notice);
  if (preview.welcomeNotice) showWelcomeNotice(preview.welcomeNotice);
}
