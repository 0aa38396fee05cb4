import type { Trace } from '../world/trace.ts';

/** Thrown at the moment when the simulated process dies; nothing of that process reaches the world after it. */
export class ProcessDied extends Error {
  override name = 'ProcessDied';
}

/** One life of the kiosk's process. It can end at every contact of the process with the world, before or after it. */
export interface ProcessLife {
  isAlive(): boolean;
  /** A contact with the world. Throws where the process is dead, or dies of it. */
  contact(place: string): void;
  /** Whether the next contact is the last: for those that can end in the midst of it. */
  isLastContact(): boolean;
  die(place: string): void;
  /** From here on it dies only where somebody kills it. */
  spare(): void;
  /** The same part, each call of it being a contact. What a dead process calls never answers. */
  mortal<Part extends object>(part: Part, only?: readonly string[]): Part;
  /** A listener that hears nothing any more when the process is dead. */
  ear<Heard extends unknown[]>(listener: (...heard: Heard) => void): (...heard: Heard) => void;
  onDeath(mourn: () => void): void;
}

/** `contactsLeft`: it dies at that contact; infinite: only where somebody kills it. */
export function createProcessLife(contactsLeft: number, trace: Trace): ProcessLife {
  let isAlive = true;
  let left = contactsLeft;
  const mourners: (() => void)[] = [];

  const die = (place: string) => {
    if (!isAlive) return;
    isAlive = false;
    trace.note('process', `dies ${place}`);
    for (const mourn of mourners) mourn();
  };
  const contact = (place: string) => {
    if (!isAlive) throw new ProcessDied();
    left -= 1;
    if (left > 0) return;
    die(place);
    throw new ProcessDied();
  };
  const never = () => new Promise<never>(() => {});

  const call = (place: string, work: () => unknown): unknown => {
    contact(`before ${place}`);
    const result = work();
    if (!(result instanceof Promise)) {
      contact(`after ${place}`);
      return result;
    }
    return result.then((value: unknown) => {
      if (!isAlive) return never();
      contact(`after ${place}`);
      return value;
    });
  };

  return {
    isAlive: () => isAlive,
    contact,
    isLastContact: () => isAlive && left === 1,
    die,
    spare: () => {
      left = Number.POSITIVE_INFINITY;
    },
    mortal: (part, only) =>
      new Proxy(part, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function' || (only && !only.includes(String(name)))) return member;
          return (...args: unknown[]) => call(String(name), () => Reflect.apply(member, target, args));
        },
      }),
    ear:
      (listener) =>
      (...heard) => {
        if (isAlive) listener(...heard);
      },
    onDeath: (mourn) => void mourners.push(mourn),
  };
}
