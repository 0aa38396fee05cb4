import type { Clock } from './clock.ts';

interface Appointment {
  readonly atMs: number;
  readonly task: () => void;
}

/** A clock for tests: it stands still until `advance` moves it, running what falls due in order. */
export class ManualClock implements Clock {
  #nowMs = 0;
  readonly #appointments = new Set<Appointment>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const appointment: Appointment = { atMs: this.#nowMs + delayMs, task };
    this.#appointments.add(appointment);
    return () => this.#appointments.delete(appointment);
  }

  advance(byMs: number): void {
    const endMs = this.#nowMs + byMs;
    for (let next = this.#nextDue(endMs); next; next = this.#nextDue(endMs)) {
      this.#appointments.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.task();
    }
    this.#nowMs = endMs;
  }

  #nextDue(untilMs: number): Appointment | undefined {
    let soonest: Appointment | undefined;
    for (const each of this.#appointments) {
      if (each.atMs <= untilMs && (!soonest || each.atMs < soonest.atMs)) soonest = each;
    }
    return soonest;
  }
}
