import { measureDownload } from './attract-download.ts';
import { measureDevices } from './devices.ts';
import { benchEditorGestures } from './editor-gestures.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureFleet } from './fleet.ts';
import { measurePaidToQueue } from './paid-to-queue.ts';
import { measurePhotoIntake } from './photo-intake.ts';
import { measurePolls } from './polls.ts';
import { measurePrintExport } from './print-export.ts';
import { measureSoak } from './soak.ts';
import { measureStartUp } from './start-up.ts';
import { printTable, type Row } from './table.ts';
import { measureTaps } from './tap-latency.ts';

/** `npm run bench`: what is fast and what is not, measured in one run on this machine. Nothing here fails by time. */
const SECTIONS: readonly { readonly name: string; readonly measure: () => Promise<readonly Row[]> }[] = [
  { name: 'download', measure: measureDownload },
  { name: 'paint', measure: measureFirstPaint },
  { name: 'paid', measure: measurePaidToQueue },
  { name: 'polls', measure: measurePolls },
  { name: 'devices', measure: measureDevices },
  { name: 'photo', measure: measurePhotoIntake },
  { name: 'taps', measure: measureTaps },
  { name: 'fleet', measure: measureFleet },
  { name: 'start', measure: measureStartUp },
  { name: 'print', measure: measurePrintExport },
  {
    name: 'gestures',
    measure: async () =>
      (await benchEditorGestures()).flatMap(({ gesture, ratio, workRatio, target }) => [
        { what: `${gesture} of a photo: p95 frame over a plain canvas`, measured: ratio, target, unit: '×' },
        {
          what: '  the same in processor time per frame',
          measured: workRatio,
          target,
          unit: '×',
        },
      ]),
  },
];

/** Only where they are asked for: they take many minutes. */
const LONG = [{ name: 'soak', measure: measureSoak }];

const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const { name, measure } of [...SECTIONS, ...LONG]) {
  const isWanted = wanted.length > 0 ? wanted.includes(name) : !LONG.some((long) => long.name === name);
  if (!isWanted) continue;
  process.stderr.write(`measuring ${name} …\n`);
  rows.push(...(await measure()));
}
printTable(rows);
