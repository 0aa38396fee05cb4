import { CLAIMS, ENDED, type Fault, MONEY, OBSTACLES, PAYMENTS } from './fault-table.ts';
import { RIDDEN_OUT } from './other-faults.ts';

const CHAPTERS: readonly (readonly [string, readonly Fault[]])[] = [
  ['Before anything is asked for', Object.values(OBSTACLES)],
  ['While it is paid', [...Object.values(PAYMENTS), ...Object.values(ENDED)]],
  ['In the course of it', RIDDEN_OUT],
  ['After it was paid', Object.values(CLAIMS)],
];

export const faults: readonly Fault[] = CHAPTERS.flatMap(([, listed]) => listed);

/** The table of all faults in Markdown, with the words that shopper and staff read. `words` gives the English text of a key. */
export function writeFaultTable(words: (key: string) => string): string {
  return CHAPTERS.map(([title, listed]) =>
    [
      `### ${title}`,
      '',
      '| fault | the shopper reads | staff see | the money | test |',
      '| --- | --- | --- | --- | --- |',
      ...listed.map((fault) => row(fault, words)),
    ].join('\n'),
  ).join('\n\n');
}

function row({ what, shopper, staff, money, test }: Fault, words: (key: string) => string): string {
  const read = shopper === null ? 'nothing: it goes on' : words(shopper);
  const seen = staff === null ? 'its time line' : words(staff);
  return `| ${[what, read, seen, MONEY[money], `\`${test}\``].join(' | ')} |`;
}
