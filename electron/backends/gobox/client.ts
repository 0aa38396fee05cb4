import { wireAmount } from '../../../shared/domain/money.ts';
import { err, ok } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { AccountingDesk, Trade, TradeReceiver } from '../accounting-types.ts';
import { readBaseUrl } from '../transport/base-url.ts';
import { createBreakerByOrigin } from '../transport/breaker.ts';
import { orAborted } from '../transport/deadline.ts';
import { BREAKER_LIMITS, type BreakerLimits } from '../transport/limits.ts';
import { withoutSession } from '../transport/send.ts';
import { createSession, type TokenState } from '../transport/session.ts';
import { formatSiteTime } from '../transport/site-time.ts';
import type { BackendResult, CallOptions } from '../types.ts';
import { type CallOnce, createCallOnce, createStaffCall } from './caller.ts';
import { GOBOX_SESSION_LIMITS, type GoboxTimeouts } from './limits.ts';
import { setOfBookOf } from './map-wire.ts';
import { gobox } from './schema.ts';
import { createStaffCalls } from './staff-calls.ts';

/** How staff get their access token. */
export interface GoboxStaffOptions {
  /** Where goBox finds the C8. */
  readonly c8Url: string;
  readonly setOfBook: string;
  readonly userName: string;
  /** Token of the C8. */
  readonly c8Token: string;
  /** The token of its own that a change of the set of books asks for. */
  readonly booksToken: string | null;
}

export interface GoboxOptions {
  /** Base address, http or https, without user name and password in it. */
  readonly url: string;
  /** What the C8 gave us for reporting sales. */
  readonly token: string;
  /** This kiosk's number at goBox. */
  readonly devId: number;
  /** `e_id`: shoppers have no account here, so all of them are one. */
  readonly shopperId: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly staff: GoboxStaffOptions | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeouts?: GoboxTimeouts;
  readonly breaker?: Partial<BreakerLimits>;
  /** Uniform in [0, 1); decides the jitter of repeats. */
  readonly random?: () => number;
}

export interface GoboxClient extends TradeReceiver {
  /** Null where the settings have no staff's side. */
  readonly desk: (AccountingDesk & { tokenState(): TokenState }) | null;
  /** Ends calls under way as `aborted`, and every later one. */
  close(): void;
}

/** The client of goBox. Throws TypeError where `url` is not a plain http or https address. */
export function createGoboxClient(options: GoboxOptions): GoboxClient {
  const { clock, staff } = options;
  const log = options.log.child({ backend: 'gobox' });
  const baseUrl = readBaseUrl(options.url);
  const closing = new AbortController();
  const signalsOf = (call?: CallOptions) => (call?.signal ? [call.signal, closing.signal] : [closing.signal]);
  const breakerFor = createBreakerByOrigin({ clock, log, limits: { ...BREAKER_LIMITS, ...options.breaker } });
  const secrets = [options.token, staff?.c8Token, staff?.booksToken].filter((secret) => secret != null);
  const timeouts = options.timeouts ?? {};
  const callOnce = createCallOnce({ breakerFor, clock, log, secrets, baseUrl, timeouts });
  log.info({ url: baseUrl, devId: options.devId }, 'backend client ready');
  return {
    async sendTrade(trade, call) {
      const asking = { content: wireOfTrade(trade, options), signals: signalsOf(call) };
      const answer = withoutSession(await callOnce(gobox.createOrder, asking, options.token));
      return answer.ok ? ok(undefined) : answer;
    },
    desk: staff && createDesk(staff, options, callOnce, signalsOf),
    close: () => closing.abort(),
  };
}

function wireOfTrade(trade: Trade, { currency, timeZone, devId, shopperId }: GoboxOptions) {
  return {
    trans_id: trade.transId,
    status: trade.status,
    e_id: shopperId,
    dev_id: devId,
    create_time: formatSiteTime(trade.createdAtMs, timeZone),
    update_time: formatSiteTime(trade.updatedAtMs, timeZone),
    products: trade.goods.map((item) => ({
      barcode: item.barcode,
      name: item.name,
      num: item.count,
      amount: wireAmount(item.amountMinor, currency),
      cost: wireAmount(item.costMinor, currency),
    })),
  };
}

function createDesk(
  staff: GoboxStaffOptions,
  options: GoboxOptions,
  callOnce: CallOnce,
  signalsOf: (call?: CallOptions) => readonly AbortSignal[],
): NonNullable<GoboxClient['desk']> {
  const { clock, log, currency, random = Math.random } = options;
  const { setOfBook, booksToken } = staff;
  const session = createSession({
    login: () => logIn(staff, callOnce, signalsOf()),
    limits: GOBOX_SESSION_LIMITS,
    clock,
    log,
  });
  const call = createStaffCall(callOnce, session, { clock, random });
  return {
    ...createStaffCalls({ call, setOfBook, currency, signalsOf }),
    async changeSetOfBook(id, { appKey, userName }, callOptions) {
      if (booksToken === null) return err({ kind: 'unauthorised', detail: 'no token for the set of books' });
      const content = { app_key: appKey, user_name: userName };
      const asking = { id, content, signals: signalsOf(callOptions), secrets: [appKey] };
      const answer = withoutSession(await callOnce(gobox.changeSetOfBook, asking, booksToken));
      return answer.ok ? ok(setOfBookOf(answer.value)) : answer;
    },
    async connect(callOptions) {
      const result = await orAborted(session.renew(), signalsOf(callOptions));
      if (result === 'aborted') return err({ kind: 'aborted' });
      return result.ok ? ok(undefined) : result;
    },
    tokenState: session.state,
  };
}

/** Whatever an answering backend says other than success, it is a refusal of the settings. */
async function logIn(
  { c8Url, setOfBook, userName, c8Token }: GoboxStaffOptions,
  callOnce: CallOnce,
  signals: readonly AbortSignal[],
): Promise<BackendResult<string>> {
  const content = { url: c8Url, set_of_book: setOfBook, user_name: userName };
  const answer = withoutSession(await callOnce(gobox.getAccessToken, { content, signals }, c8Token));
  if (answer.ok) return ok(answer.value.token);
  const { error } = answer;
  return err(error.kind === 'refused' ? { kind: 'unauthorised', detail: error.detail } : error);
}
