import type { CoinSource, CoinTrouble } from '../mdb/types.ts';
import type { Device } from '../types.ts';

export type { CoinEvent, CoinSource, CoinTrouble } from '../mdb/types.ts';

/** A ccTalk coin acceptor: takes coins as an MDB changer does, and pays nothing out. */
export interface CoinAcceptor extends CoinSource {
  readonly device: Device<CoinTrouble>;
}
