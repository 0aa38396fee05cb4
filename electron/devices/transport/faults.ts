/** What becomes of one write on a line: each part arrives `delayMs` after the one before it. */
export interface Delivery {
  readonly bytes: Uint8Array;
  readonly delayMs: number;
}

export type LineFault =
  | { readonly kind: 'drop' }
  /** One byte arrives with other bits. */
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'split'; readonly gapMs: number }
  /** Waits for the next write and arrives together with it. */
  | { readonly kind: 'merge' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Comes back to the sender too, as on a single-wire bus. */
  | { readonly kind: 'echo' };

/** Says for each write what goes wrong with it; nothing (`null`) is the good line. */
export type FaultPlan = (bytes: Uint8Array, writeIndex: number) => LineFault | null;

/** Carries one direction of a line: what arrives at the far end, and what at the near one. */
export interface LineDirection {
  carry(bytes: Uint8Array): { readonly far: readonly Delivery[]; readonly near: readonly Delivery[] };
}

export function createLineDirection(plan: FaultPlan, random: () => number): LineDirection {
  let held = new Uint8Array();
  let writeIndex = 0;
  return {
    carry: (written) => {
      const fault = plan(written, writeIndex++);
      const bytes = new Uint8Array([...held, ...written]);
      held = new Uint8Array();
      if (fault?.kind === 'merge') {
        held = bytes;
        return { far: [], near: [] };
      }
      return { far: damage(bytes, fault, random), near: fault?.kind === 'echo' ? [now(bytes)] : [] };
    },
  };
}

const now = (bytes: Uint8Array): Delivery => ({ bytes, delayMs: 0 });

function damage(
  bytes: Uint8Array,
  fault: Exclude<LineFault, { kind: 'merge' }> | null,
  random: () => number,
) {
  switch (fault?.kind) {
    case 'drop':
      return [];
    case 'corrupt': {
      const at = Math.floor(random() * bytes.length);
      const flip = 1 + Math.floor(random() * 255);
      return [now(bytes.map((byte, index) => (index === at ? byte ^ flip : byte)))];
    }
    case 'split': {
      const at = Math.floor(random() * (bytes.length + 1));
      return [now(bytes.slice(0, at)), { bytes: bytes.slice(at), delayMs: fault.gapMs }];
    }
    case 'delay':
      return [{ bytes, delayMs: fault.delayMs }];
    case 'echo':
    case undefined:
      return [now(bytes)];
  }
}
