import { use } from 'react';
import type { SettingShape } from '../../../shared/contract/setting-shape.ts';
import type { FaultAt } from '../../../shared/contract/staff-settings.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { isRecord, variantOf } from '../../../shared/domain/setting-changes.ts';
import { choiceLabelIds, settingLabelId } from '../../../shared/domain/setting-label.ts';
import { type Language, useLanguage } from '../../state/language.ts';

/** Where a setting is, from the top of the configuration down, lists included. */
export type PagePath = readonly (string | number)[];

type Words = Readonly<Record<string, readonly string[]>>;

const load = {
  en: () => import('../../../assets/locales/settings/en.json').then((file): Words => file.default),
  'zh-CN': () => import('../../../assets/locales/settings/zh-CN.json').then((file): Words => file.default),
} as const;

const loading = new Map<string, Promise<Words>>();

function loadWords(locale: keyof typeof load): Promise<Words> {
  const running = loading.get(locale);
  if (running) return running;
  const begun = load[locale]().then((words) => {
    // What React itself would note down on a promise that it waited for: with it `use` gives the value at once.
    Object.assign(begun, { status: 'fulfilled', value: words });
    return words;
  });
  loading.set(locale, begun);
  begun.catch(() => loading.delete(locale));
  return begun;
}

/** What settings, their choices and their faults are called. */
export interface SettingWords {
  label(path: PagePath): string;
  help(path: PagePath): string;
  choice(path: PagePath, choice: string | number): string;
  fault(at: FaultAt): string;
  /** A value in a few words. */
  value(shape: SettingShape, value: unknown, path: PagePath): string;
}

/** Suspends for the moment that the words need to load. */
export function useSettingWords(): SettingWords {
  const language = useLanguage();
  return createSettingWords(use(loadWords(language.locale)), language);
}

export function createSettingWords(words: Words, language: Language): SettingWords {
  const { t } = language;
  const told = (path: PagePath) => words[settingLabelId(path)] ?? [];
  const label = (path: PagePath) => told(path)[0] ?? String(path.at(-1) ?? '');
  const choice = (path: PagePath, value: string | number) =>
    choiceLabelIds(path, value)
      .map((id) => words[id]?.[0])
      .find((text) => text !== undefined) ?? String(value);
  const valueText = (shape: SettingShape, value: unknown, path: PagePath): string => {
    if (value === undefined) return t('staff.settings.notSet');
    switch (shape.kind) {
      case 'text':
        return String(value);
      case 'number':
        return withUnit(Number(value), path, language);
      case 'switch':
        return t(value === true ? 'staff.settings.on' : 'staff.settings.off');
      case 'choice':
        return choice(path, typeof value === 'number' ? value : String(value));
      case 'secret':
      case 'pin':
        return secretText(value, language);
      case 'object':
        return t('staff.settings.given');
      case 'variants': {
        const option = variantOf(shape, value);
        if (!option) return t('staff.settings.notSet');
        const parts = shape.by === null ? plainParts(option.shape, value, path) : [];
        return parts.length > 0 ? parts.join(' – ') : choice(path, option.tag);
      }
      case 'list':
        return listText(shape.item, value, path);
      case 'record':
        return t('staff.settings.entries', { count: isRecord(value) ? Object.keys(value).length : 0 });
      case 'fixed':
      case 'free':
        return t('staff.settings.given');
      default:
        return assertNever(shape);
    }
  };
  /** What a few plain members say: times, a port, an address. */
  const plainParts = (shape: SettingShape, value: unknown, path: PagePath): string[] => {
    if (shape.kind !== 'object' || !isRecord(value)) return [];
    const plain = shape.members.filter(({ shape: { kind } }) => kind === 'text' || kind === 'number');
    if (plain.length < shape.members.length) return [];
    return plain
      .filter(({ name }) => value[name] !== undefined && value[name] !== '')
      .map(({ name, shape: inner }) => valueText(inner, value[name], [...path, name]));
  };
  const listText = (item: SettingShape, value: unknown, path: PagePath): string => {
    const items = Array.isArray(value) ? value : [];
    const isPlain = item.kind === 'choice' || item.kind === 'text' || item.kind === 'number';
    if (!isPlain || items.length === 0 || items.length > 4) {
      return t('staff.settings.entries', { count: items.length });
    }
    return items.map((each) => valueText(item, each, path)).join(', ');
  };
  return {
    label,
    help: (path) => told(path)[1] ?? '',
    choice,
    fault: (at) => faultText(at, told(at.path)[2] ?? null, language),
    value: valueText,
  };
}

function secretText(value: unknown, { t }: Language): string {
  if (isRecord(value) && value.hidden === 'environment') {
    return t('staff.settings.inEnvironment', { name: String(value.name ?? '') });
  }
  return isRecord(value) && 'hidden' in value ? t('staff.settings.hidden') : t('staff.settings.newSecret');
}

const UNITS = ['Seconds', 'Minutes', 'Ms', 'Mm', 'Px', 'Percent', 'Celsius', 'Megabytes', 'Deg'] as const;

/** A setting says its unit at the end of its name. */
export function unitOf(path: PagePath): (typeof UNITS)[number] | null {
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  return UNITS.find((unit) => name.endsWith(unit)) ?? null;
}

export function withUnit(value: number, path: PagePath, { t, locale }: Language): string {
  const unit = unitOf(path);
  const number = new Intl.NumberFormat(locale, { useGrouping: false }).format(value);
  return unit === null ? number : t(`staff.settings.unit.${unit}`, { value: number });
}

function faultText({ fault }: FaultAt, own: string | null, { t }: Language): string {
  switch (fault.kind) {
    case 'unknown':
    case 'missing':
    case 'notWhole':
    case 'notAChoice':
      return t(`staff.settings.fault.${fault.kind}`);
    case 'tooSmall':
    case 'tooLarge':
    case 'tooShort':
    case 'tooLong':
      return t(`staff.settings.fault.${fault.kind}`, { limit: String(fault.limit) });
    case 'doesNotFit':
      return own ?? t('staff.settings.fault.doesNotFit');
    default:
      return assertNever(fault);
  }
}
