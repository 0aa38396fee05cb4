import { DatabaseSync } from 'node:sqlite';
import { createKiosk } from '../../kiosk.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { call, listStocked, startSale } from '../shopper.ts';
import type { Answer, Asked } from './mortal-talk.ts';

// The whole kiosk in a process of its own that kills itself at a commit of its database: after it, or before. There is no
// farewell: SIGKILL is what a pulled plug looks like to a program.

let left = Number.POSITIVE_INFINITY;
let isAfter = true;
let commits = 0;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** What runs at each commit, in place of node's own. */
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function execOrDie(sql: string): void {
  const isLast = sql === 'COMMIT' && --left === 0;
  if (sql === 'COMMIT') commits += 1;
  if (isLast && !isAfter) die();
  exec.call(this, sql);
  if (isLast) die();
};

const [configFile = '', dataDir = ''] = process.argv.slice(2);

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.kind) {
    case 'dieAtCommit':
      left = asked.count;
      isAfter = asked.isAfter;
      return null;
    case 'countCommits':
      return commits;
    case 'beginSale': {
      await call(kiosk, 'startSession', { locale: 'en' });
      const models = await listStocked(kiosk, 1);
      const model = models[asked.number % models.length];
      if (!model) throw new Error('nothing is in stock');
      return startSale(kiosk, model);
    }
    case 'getSale':
      return call(kiosk, 'getSale', {});
    case 'choosePayment':
      return call(kiosk, 'choosePayment', { saleId: asked.saleId, payType: 1 });
    case 'endSession':
      return call(kiosk, 'endSession', { reason: 'finished' });
    default:
      throw new Error('unknown question');
  }
}

process.on('disconnect', () => process.exit(0));
const kiosk = await createKiosk({ configFile, dataDir, log: silentLog, clock: systemClock });
process.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  const send = (said: Answer) => process.connected && process.send?.(said);
  answer(asked).then(
    (value) => send({ id, ok: true, value }),
    (error: unknown) => send({ id, ok: false, error: String(error) }),
  );
});
process.send?.({ id: 0, ok: true, value: 'ready' });
