import type { DocumentOrderView } from '../../shared/contract/document-orders.ts';
import type { MethodName, MethodOutput } from '../../shared/contract/index.ts';
import type { BoardRow, KioskInfo, KioskStatus } from '../../shared/contract/kiosk.ts';
import type { SaleView } from '../../shared/contract/sale.ts';
import type { StaffRole } from '../../shared/domain/staff.ts';
import type { IdleState } from '../flow/idle.ts';
import type { DocumentState } from '../screens/documents/state/document-store.ts';
import type { DraftState } from '../state/draft-store.ts';
import type { NoticeMessage } from '../state/notice-store.ts';
import type { Step } from '../state/session-store.ts';
import type { StaffPage } from '../state/staff-store.ts';
import type { WelcomeKey } from '../state/welcome.ts';

/**
 * A state in which the whole page can be looked at, as data. Every screen has a `*.previews.ts` beside it that exports
 * its list as `previews`; previews.html shows them, and e2e/tour/previews.ts takes their pictures.
 */
export interface Preview {
  /** `<screen>/<state>`. */
  readonly name: string;
  readonly step?: Step;
  readonly draft?: Partial<Pick<DraftState, 'brand' | 'model' | 'design' | 'printFileId' | 'printQuality'>>;
  readonly sale?: SaleView;
  readonly documentOrder?: DocumentOrderView;
  /** What the shopper has done so far on the screens of documents. */
  readonly documents?: Partial<DocumentState>;
  readonly info?: Partial<KioskInfo>;
  readonly status?: KioskStatus;
  readonly board?: readonly BoardRow[];
  /** The PIN pad, the first run before there is a PIN, or a page of the staff's mode as somebody of the highest role sees it, or of `staffRole`. */
  readonly staff?: 'pin' | 'setUp' | StaffPage;
  readonly staffRole?: StaffRole;
  readonly staffFocus?: string;
  readonly notice?: NoticeMessage;
  readonly welcomeNotice?: WelcomeKey;
  readonly idle?: IdleState;
  /** What the main process answers, beside the usual. */
  readonly replies?: { readonly [Name in MethodName]?: MethodOutput<Name> };
  /** What it does not answer at all. */
  readonly silent?: readonly MethodName[];
  /** What it refuses. */
  readonly refused?: readonly MethodName[];
  /** The bridge is away. */
  readonly away?: boolean;
  /** Test id of something that comes by itself after a while. */
  readonly waitFor?: string;
  /** Test ids that are pressed in turn once the screen is there. */
  readonly taps?: readonly string[];
}
