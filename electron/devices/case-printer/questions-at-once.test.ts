import { expect, it } from 'vitest';
import { systemClock } from '../../system/clock.ts';
import { createIppClient } from './ipp/ipp-client.ts';
import { createIppQuestions } from './ipp/ipp-questions.ts';
import { startFakeIppServer } from './test-kit/fake-ipp-server.ts';
import { bootIppPrinter, createKioskDisk, printJob } from './test-kit/printer-rig.ts';

it('takes each answer for the one to its own question, however many are out', async () => {
  const server = await startFakeIppServer();
  try {
    const client = createIppClient({ url: new URL(server.url), userName: 'test', clock: systemClock });
    const ask = createIppQuestions(client);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask.printer()));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(client.counters()).toMatchObject({ commands: 8, badFrames: 0 });
  } finally {
    await server.stop();
  }
});

it('prints while somebody looks at the printer all the time', async () => {
  const server = await startFakeIppServer();
  const disk = createKioskDisk();
  try {
    const printer = bootIppPrinter(server.url, disk);
    const looks: Promise<unknown>[] = [];
    const timer = setInterval(() => looks.push(printer.status()), 1);
    const submitted = await printer.submit(printJob('A'));
    clearInterval(timer);
    await Promise.all(looks);
    expect(submitted).toMatchObject({ ok: true });
    expect(looks.length).toBeGreaterThan(2);
  } finally {
    await server.stop();
    disk.erase();
  }
});
