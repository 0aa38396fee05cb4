import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { ChangerMessage } from '../codec/changer.ts';
import type { HeardMoney } from '../heard-money.ts';
import type { CoinEvent, CoinTrouble } from '../types.ts';
import type { TubeWatch } from './tube-watch.ts';

export interface ChangerHearingParts {
  readonly heard: Pick<HeardMoney, 'note'>;
  readonly watch: TubeWatch;
  tell(event: CoinEvent): void;
  setTube(type: number, count: number): void;
  /** The changer says that it is busy. */
  noteBusy(): void;
  takeTrouble(trouble: CoinTrouble): void;
  /** A coin went through: the way is free again. */
  wayIsFree(): void;
}

type StatusWord = Extract<ChangerMessage, { kind: 'status' }>['word'];
type Deposited = Extract<ChangerMessage, { kind: 'deposited' }>;

/** Takes what a changer says, with the values of its coin types in minor units, to the books and to whoever listens. */
export function createChangerHearing(parts: ChangerHearingParts) {
  const { heard, watch, tell, setTube } = parts;

  const hearStatusWord = (word: StatusWord) => {
    switch (word) {
      case 'escrowLever':
        return tell({ kind: 'escrowLever' });
      case 'noCredit':
        return tell({ kind: 'coinNotCredited' });
      case 'payOutBusy':
      case 'busy':
        return parts.noteBusy();
      case 'coinJam':
      case 'tubeJam':
      case 'tubeSensor':
      case 'acceptorUnplugged':
        return parts.takeTrouble(word);
      case 'romError':
      case 'routingError':
        return parts.takeTrouble('fault');
      case 'justReset':
      case 'doubleArrival':
      case 'coinRemoval':
        return;
      default:
        assertNever(word);
    }
  };

  const hearCoin = ({ type, route, inTube }: Deposited, amountMinor: number) => {
    if (route === 'rejected') return tell({ kind: 'coinRejected', amountMinor });
    // A token, or a type that the changer does not know: never money.
    if (amountMinor === 0) return tell({ kind: 'coinNotCredited' });
    watch.noticeBefore(type, inTube - (route === 'tube' ? 1 : 0));
    setTube(type, inTube);
    parts.wayIsFree();
    const moneyId = heard.note('coins', amountMinor, () => watch.expect(type, inTube));
    tell({ kind: 'coinInserted', amountMinor, route: route === 'unused' ? 'unknown' : route, moneyId });
  };

  return (message: ChangerMessage, valuesMinor: readonly number[]) => {
    switch (message.kind) {
      case 'deposited':
        return hearCoin(message, valuesMinor[message.type] ?? 0);
      case 'dispensedByHand': {
        const { type, count, inTube } = message;
        setTube(type, inTube);
        tell({ kind: 'coinsDispensedByHand', amountMinor: (valuesMinor[type] ?? 0) * count });
        return watch.expect(type, inTube);
      }
      case 'slugs':
        return tell({ kind: 'slugsRejected', count: message.count });
      case 'status':
        return hearStatusWord(message.word);
      case 'unreadable':
        return;
      default:
        assertNever(message);
    }
  };
}
