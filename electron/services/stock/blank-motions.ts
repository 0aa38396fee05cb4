import type { SaleEvent } from '../sale/events.ts';

/** What became of one blank, by the journal of its sale. */
export interface BlankMotion {
  /** The feed's id, or the print job's on a machine that is loaded by hand. */
  readonly motionId: string;
  /** Null on a machine that is loaded by hand. */
  readonly slot: number | null;
  /** `out`: it is not in its slot any more, or may not be. `back`: it has not moved. */
  readonly blank: 'out' | 'back';
  /** Times in a row that the machine would not even begin. */
  readonly rejections: number;
  /** Whether the slot did its work; null while nobody knows. */
  readonly slotWorked: boolean | null;
}

/** Failures for which the slot itself is to blame, as against the lift or a cable. */
const SLOT_FAILURES: readonly string[] = ['noFeed', 'jam', 'motor'];
/** A slot that the machine refuses so often counts as one that failed: another slot may do. */
const REJECTIONS_TO_FAIL = 3;

/** Every blank that was moved for a sale. A motion that was rejected and begun again under its id is one. */
export function blankMotionsOf(events: readonly SaleEvent[], canFeed: boolean): BlankMotion[] {
  const motions = new Map<string, BlankMotion>();
  let running: BlankMotion | null = null;
  for (const event of events) {
    const next: BlankMotion | null = canFeed
      ? afterFeedEvent(running, event)
      : afterPrintEvent(running, event);
    if (next === null || next === running) continue;
    running = next;
    motions.set(next.motionId, next);
  }
  return [...motions.values()];
}

function afterFeedEvent(motion: BlankMotion | null, event: SaleEvent): BlankMotion | null {
  if (event.kind === 'feedStarted') {
    const isAgain = motion?.motionId === event.feedId && motion.slot === event.slot;
    return begin(event.feedId, event.slot, isAgain ? motion.rejections : 0);
  }
  if (motion === null) return null;
  switch (event.kind) {
    case 'feedRejected': {
      const rejections = motion.rejections + 1;
      return {
        ...motion,
        blank: 'back',
        rejections,
        slotWorked: rejections < REJECTIONS_TO_FAIL ? null : false,
      };
    }
    case 'feedFinished':
      return { ...motion, slotWorked: true };
    case 'feedFailed':
      return { ...motion, ...failure(event.detail, event.certain) };
    default:
      return motion;
  }
}

function failure(detail: string, isCertain: boolean): Pick<BlankMotion, 'blank' | 'slotWorked'> {
  const isSlotsFault = isCertain && SLOT_FAILURES.includes(detail);
  return {
    blank: isCertain && detail === 'noFeed' ? 'back' : 'out',
    slotWorked: isSlotsFault ? false : null,
  };
}

const begin = (motionId: string, slot: number | null, rejections = 0): BlankMotion => ({
  motionId,
  slot,
  blank: 'out',
  rejections,
  slotWorked: null,
});

function afterPrintEvent(motion: BlankMotion | null, event: SaleEvent): BlankMotion | null {
  if (event.kind === 'printStarted') return begin(event.jobId, null);
  return motion && event.kind === 'printRejected' ? { ...motion, blank: 'back' } : motion;
}
