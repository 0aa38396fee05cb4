import type { Clock } from '../../system/clock.ts';
import type { Transport } from '../transport/types.ts';
import { CONNECT_DELAYS } from './delays.ts';
import { GREETINGS, type Greeting } from './greetings.ts';

export type Greeted =
  | { readonly kind: 'answers'; readonly greeting: Greeting }
  | { readonly kind: 'silent' }
  | { readonly kind: 'denied'; readonly detail: string };

/** Opens a transport at a speed; a network address has none. */
export type OpenAt = (baudRate: number) => Transport;

/** Tries the known greetings, one after the other, until one is understood. The port is closed again in every case. */
export async function greetPort(
  open: OpenAt,
  clock: Clock,
  greetings: readonly Greeting[] = GREETINGS,
): Promise<Greeted> {
  for (const baudRate of new Set(greetings.map((greeting) => greeting.baudRate))) {
    const transport = open(baudRate);
    const opened = await transport.open();
    if (!opened.ok) {
      const { kind, detail } = opened.error;
      return kind === 'denied' ? { kind, detail } : { kind: 'silent' };
    }
    try {
      const found = await greetAt(
        transport,
        greetings.filter((greeting) => greeting.baudRate === baudRate),
        clock,
      );
      if (found) return { kind: 'answers', greeting: found };
    } finally {
      await transport.close();
    }
  }
  return { kind: 'silent' };
}

async function greetAt(
  transport: Transport,
  greetings: readonly Greeting[],
  clock: Clock,
): Promise<Greeting | null> {
  let received: number[] = [];
  const forget = transport.onBytes((bytes) => {
    received = [...received, ...bytes].slice(-MOST_BYTES);
  });
  try {
    for (const greeting of greetings) {
      // Twice: the first question may have met what is left of one that the device did not understand.
      for (let attempt = 0; attempt < 2; attempt++) {
        received = [];
        if (greeting.hello) await transport.write(greeting.hello, CONNECT_DELAYS.writeMs);
        const untilMs = clock.steadyMs() + CONNECT_DELAYS.answerMs;
        while (clock.steadyMs() < untilMs) {
          if (greeting.recognises(Uint8Array.from(received))) return greeting;
          await clock.sleep(LOOK_MS);
        }
      }
    }
    return null;
  } finally {
    forget();
  }
}

const LOOK_MS = 25;
/** A device that never stops talking is no reason to run out of memory. */
const MOST_BYTES = 4_096;
