import type { Need } from '../../../shared/contract/staff-overview.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Language } from '../../state/language.ts';
import type { StaffPage } from '../../state/staff-store.ts';
import { reasonText } from './device-words.ts';

/** A need in words, and the page on which one does something about it. */
export interface NeedWords {
  readonly title: string;
  readonly text: string;
  readonly page?: StaffPage;
  readonly focus?: string;
}

export function needWords(need: Need, currency: string, language: Language): NeedWords {
  const { t, money } = language;
  switch (need.kind) {
    case 'device':
      return {
        title: t(`staff.device.${need.deviceId}`),
        text: need.reason === null ? t('staff.deviceState.disconnected') : reasonText(need.reason, language),
        page: 'devices',
        focus: need.deviceId,
      };
    case 'attention':
      return {
        title: t('staff.need.attention', { queueNo: need.queueNo ?? '–' }),
        text: t('staff.need.attentionText'),
        page: 'sales',
        focus: need.saleId,
      };
    case 'claims':
      return {
        title: t('staff.need.claims', { count: need.count }),
        text: t('staff.need.claimsText', { amount: money(need.amountMinor, currency) }),
        page: 'sales',
      };
    case 'documents':
      return {
        title: t('staff.need.documents', { count: need.count }),
        text:
          need.amountMinor > 0
            ? t('staff.need.documentsOwedText', { amount: money(need.amountMinor, currency) })
            : t('staff.need.documentsText'),
        page: 'documents',
      };
    case 'backend':
      return {
        title: t('staff.need.backend'),
        text: t(`staff.need.backendText.${need.state}`),
        page: 'settings',
      };
    case 'system':
      return {
        title: t(`staff.systems.name.${need.systemId}`),
        text: t(`staff.systems.say.${need.state}`),
        page: 'systems',
      };
    case 'undelivered':
      return {
        title: t('staff.need.undelivered', { count: need.count }),
        text: t('staff.need.undeliveredText'),
        page: 'systems',
      };
    case 'notRecorded':
      return {
        title: t('staff.need.notRecorded', { count: need.count }),
        text: t('staff.need.notRecordedText'),
        page: 'sales',
      };
    case 'untold':
      return { title: t('staff.need.untold', { count: need.count }), text: t('staff.need.untoldText') };
    case 'slotTrouble':
      return {
        title: t('staff.need.slotTrouble', { count: need.slots }),
        text: t('staff.need.slotTroubleText'),
        page: 'stock',
      };
    case 'blanksWanted':
      return {
        title: t('staff.need.blanksWanted', { count: need.cases }),
        text: t('staff.need.blanksWantedText'),
        page: 'stock',
      };
    case 'stockEmpty':
      return {
        title: t('staff.need.stockEmpty', { count: need.slots }),
        text: t('staff.need.stockText'),
        page: 'stock',
      };
    case 'stockLow':
      return {
        title: t('staff.need.stockLow', { count: need.slots }),
        text: t('staff.need.stockText'),
        page: 'stock',
      };
    case 'disk':
      return {
        title: t('staff.need.disk'),
        text: t('staff.need.diskText', { amount: (need.freeBytes / 1e9).toFixed(1) }),
      };
    case 'strayMoney':
      return {
        title: t('staff.need.stray', { amount: money(need.amountMinor, currency) }),
        text: t('staff.need.strayText'),
        page: 'cash',
      };
    case 'lostNote':
      return {
        title: t('staff.need.lostNote', { amount: money(need.amountMinor, currency) }),
        text: t('staff.need.lostNoteText'),
        page: 'cash',
      };
    case 'closedByStaff':
      return { title: t('staff.need.closed'), text: t('staff.need.closedText'), page: 'settings' };
    case 'queuePaused':
      return { title: t('staff.need.paused'), text: t('staff.need.pausedText'), page: 'queue' };
    case 'settingsOnTrial':
      return {
        title: t('staff.need.settingsTrial'),
        text: t('staff.need.settingsTrialText'),
        page: 'settings',
      };
    case 'settingsUndone':
      return {
        title: t('staff.need.settingsUndone'),
        text: t(`staff.settings.undone.${need.reason}`),
        page: 'settings',
      };
    case 'settingsRefused':
      return {
        title: t('staff.need.settingsRefused', { count: need.count }),
        text: t('staff.need.settingsRefusedText'),
        page: 'settings',
      };
    case 'testsToLookAt':
      return {
        title: t('staff.need.tests', { count: need.count }),
        text: t('staff.need.testsText'),
        page: 'devices',
      };
    case 'auditBroken':
      return {
        title: t('staff.need.audit'),
        text: t('staff.need.auditText', { line: need.line }),
        page: 'audit',
      };
    case 'idsShared':
      return { title: t('staff.need.idsShared', { count: need.count }), text: t('staff.need.idsSharedText') };
    case 'clockWrong':
      return {
        title: t('staff.need.clockWrong'),
        text: t(need.aheadMs > 0 ? 'staff.need.clockAhead' : 'staff.need.clockBehind', {
          minutes: Math.round(Math.abs(need.aheadMs) / 60_000),
        }),
      };
    case 'update':
      return {
        title: t(need.state === 'takenBack' ? 'staff.need.updateTakenBack' : 'staff.need.updateUntrusted', {
          version: need.version ?? '',
        }),
        text: t(
          need.state === 'takenBack' ? 'staff.need.updateTakenBackText' : 'staff.need.updateUntrustedText',
        ),
      };
    case 'noBackup':
      return {
        title: t('staff.need.noBackup'),
        text: t(need.reason === 'noRoom' ? 'staff.need.noBackupRoom' : 'staff.need.noBackupFailed'),
      };
    default:
      return assertNever(need);
  }
}
