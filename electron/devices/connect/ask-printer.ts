import type { FoundDevice } from '../../../shared/contract/staff-tests.ts';
import type { Clock } from '../../system/clock.ts';
import { attribute, createIppClient, text } from '../case-printer/ipp/ipp-client.ts';
import { type IppMessage, textsOf, valuesOf } from '../case-printer/ipp/ipp-message.ts';
import { GROUP, OPERATION, TAG } from '../case-printer/ipp/ipp-tags.ts';
import { readPrinter } from '../case-printer/ipp/printer-words.ts';
import { withDeadline } from '../transport/deadline.ts';
import { CONNECT_DELAYS } from './delays.ts';

const ATTRIBUTES = [
  'printer-make-and-model',
  'printer-name',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-up-time',
  'document-format-supported',
  'printer-resolution-supported',
] as const;

/** What an IPP address says of itself; null where no printer answers there within the limit. Prints nothing. */
export async function askPrinter(url: string, clock: Clock): Promise<FoundDevice | null> {
  const client = createIppClient({ url: new URL(url), userName: 'casepress', clock });
  const wanted = attribute('requested-attributes', ...ATTRIBUTES.map((name) => text(TAG.keyword, name)));
  const question = { operation: OPERATION.getPrinterAttributes, attributes: [wanted] };
  const asked = await withDeadline(client.ask(question), CONNECT_DELAYS.printerMs, clock);
  if (asked.kind === 'late' || !asked.value.ok) return null;
  const answer = asked.value.value;
  return {
    place: url,
    name: nameOf(answer),
    speaks: 'ipp',
    part: 'casePrinter',
    settings: settingsOf(url, answer),
  };
}

const values = (answer: IppMessage, name: string) => valuesOf(answer.groups, GROUP.printer, name);

function nameOf(answer: IppMessage): string {
  const [model] = textsOf(values(answer, 'printer-make-and-model'));
  const [name] = textsOf(values(answer, 'printer-name'));
  const { status } = readPrinter(answer);
  const formats = textsOf(values(answer, 'document-format-supported'));
  const pictures = formats.filter((format) => /^image\/(png|tiff|jpeg)$/.test(format));
  const state = status.kind === 'attention' ? status.reason : status.kind;
  return [model ?? name ?? 'IPP', state, pictures.join(', ')].filter((part) => part !== '').join(' · ');
}

const DPIS = [600, 300] as const;
const PER_INCH = 3;

/** The best density of ours that the printer names; none said, none set. */
function settingsOf(url: string, answer: IppMessage): FoundDevice['settings'] {
  const named = values(answer, 'printer-resolution-supported').flatMap((value) =>
    value.kind === 'resolution' && value.units === PER_INCH ? [value.across] : [],
  );
  const dpi = DPIS.find((each) => named.includes(each));
  return { driver: 'ipp', url, ...(dpi === undefined ? {} : { profile: { dpi } }) };
}
