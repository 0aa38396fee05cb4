import type { KeptDraft } from '../../shared/contract/session.ts';
import { parseDesign } from '../../shared/domain/design.ts';
import type { BridgeClient } from '../bridge/client.ts';
import { type Clock, systemClock } from '../state/clock.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { type Step, useSessionStore } from '../state/session-store.ts';
import { FLOW_DELAYS } from './delays.ts';

interface Snapshot {
  readonly sessionId: string;
  readonly draft: KeptDraft;
}

/** What the main process has. */
let told: Snapshot | null = null;

function snapshot(): Snapshot | null {
  const { session, step } = useSessionStore.getState();
  const { brand, model, design } = useDraftStore.getState();
  if (!session || step === 'attract' || step === 'documents') return null;
  return { sessionId: session.sessionId, draft: { step, brand, model, design } };
}

/** By identity: the stores make a new object for every change. */
const isSame = ({ sessionId, draft }: Snapshot, other: Snapshot | null): boolean =>
  sessionId === other?.sessionId &&
  draft.step === other.draft.step &&
  draft.brand === other.draft.brand &&
  draft.model === other.draft.model &&
  draft.design === other.draft.design;

/** Puts a draft back on the table. Gives the step to go on with. */
export function restoreDraft({ step, brand, model, design }: KeptDraft): Step {
  const parsed = design === null ? null : parseDesign(design);
  useDraftStore.setState({ brand, model, design: parsed?.ok ? parsed.value : null });
  // What was drawn for print went with the page that drew it.
  return step === 'review' ? 'design' : step;
}

/** To be called once the session is known again: what was just restored need not be told. */
export function noteRestored(): void {
  told = snapshot();
}

/**
 * Tells the main process of every change of the draft, at most a few times a second, one call at a time, so that a page
 * that crashes comes back with it. Returns a function that ends it.
 */
export function keepDraft(client: BridgeClient, clock: Clock = systemClock): () => void {
  let calling = false;
  let callOff: (() => void) | null = null;

  const tell = async (): Promise<void> => {
    callOff = null;
    const next = snapshot();
    // Whoever has left since has nothing to be kept.
    if (!next || calling || isSame(next, told)) return;
    calling = true;
    const answer = await client.call('keepDraft', next);
    calling = false;
    // What the bridge lost is told again when it opens; what is refused would be refused again.
    if (!answer.ok && answer.error.kind === 'unavailable') return;
    told = next;
    look();
  };

  const look = (): void => {
    const now = snapshot();
    if (!now || callOff || calling || isSame(now, told)) return;
    callOff = clock.after(FLOW_DELAYS.keepDraftMs, () => void tell());
  };

  const ends = [
    useDraftStore.subscribe(look),
    useSessionStore.subscribe(look),
    client.watchConnection((connected) => {
      if (connected) look();
    }),
  ];
  look();
  return () => {
    callOff?.();
    for (const end of ends) end();
  };
}
