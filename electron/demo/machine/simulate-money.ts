import { type CctalkConfig, cctalkSchema } from '../../devices/cctalk/config.ts';
import { createSimulatedAcceptor } from '../../devices/cctalk/simulator.ts';
import { type MdbConfig, mdbSchema } from '../../devices/mdb/config.ts';
import { simulatedCountry } from '../../devices/mdb/open-simulated-mdb.ts';
import { createSimulatedMdb } from '../../devices/mdb/simulator/simulated-mdb.ts';
import type { DemoGround, Simulated } from './demo-part.ts';
import { openTcpLine } from './tcp-line.ts';

/** Coins, notes and two card readers on one bus, behind a Qibixx or Wafer box at the end of a line. */
export async function simulateMdb(
  box: 'qibixx' | 'wafer',
  { clock, currency }: DemoGround,
): Promise<Simulated<MdbConfig>> {
  const line = await openTcpLine();
  const country = simulatedCountry(currency);
  const shared = { country };
  const machine = createSimulatedMdb({
    clock,
    changer: shared,
    validator: shared,
    reader1: shared,
    reader2: shared,
  });
  machine.attach(box, line.device);
  const config = mdbSchema.parse({
    driver: box,
    connection: { host: line.host, port: line.port },
    readers: [1, 2],
    countryCodes: [country.toString(16)],
  });
  const { changer, validator, reader1, reader2 } = machine.parts;
  return {
    config,
    parts: [
      { partId: 'changer', verbs: changer.verbs, look: changer.look },
      { partId: 'validator', verbs: validator.verbs, look: validator.look },
      { partId: 'reader1', verbs: reader1.verbs, look: reader1.look },
      { partId: 'reader2', verbs: reader2.verbs, look: reader2.look },
      { partId: 'mdbBox', verbs: line.cableVerbs, look: () => ({ box, isCablePlugged: line.isPlugged() }) },
    ],
    stop: line.stop,
  };
}

/** The names that simulated coins give themselves: country, value, version. */
const COINS = ['010A', '050A', '100A'];

export async function simulateCoinAcceptor({ currency }: DemoGround): Promise<Simulated<CctalkConfig>> {
  const line = await openTcpLine();
  const letters = currency.slice(0, 2);
  const acceptor = createSimulatedAcceptor(COINS.map((coin) => `${letters}${coin}`));
  acceptor.attach(line.device);
  return {
    config: cctalkSchema.parse({ driver: 'cctalk', connection: { host: line.host, port: line.port } }),
    parts: [{ partId: 'coinAcceptor', verbs: [...acceptor.verbs, ...line.cableVerbs], look: acceptor.look }],
    stop: line.stop,
  };
}
