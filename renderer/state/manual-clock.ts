import type { Clock } from './clock.ts';

interface Appointment {
  readonly atMs: number;
  readonly task: () => void;
}

/** A clock for tests: it stands still until `advance` moves it, running what falls due in order. */
export class ManualClock implements Clock {
  #steadyMs = 0;
  #wallAheadMs = 0;
  readonly #appointments = new Set<Appointment>();

  nowMs(): number {
    return this.#steadyMs + this.#wallAheadMs;
  }

  steadyMs(): number {
    return this.#steadyMs;
  }

  /** Sets the clock on the wall forward, or back. Nothing falls due by that. */
  setWall(byMs: number): void {
    this.#wallAheadMs += byMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const appointment: Appointment = { atMs: this.#steadyMs + delayMs, task };
    this.#appointments.add(appointment);
    return () => this.#appointments.delete(appointment);
  }

  advance(byMs: number): void {
    const endMs = this.#steadyMs + byMs;
    for (let next = this.#nextDue(endMs); next; next = this.#nextDue(endMs)) {
      this.#appointments.delete(next);
      this.#steadyMs = Math.max(this.#steadyMs, next.atMs);
      next.task();
    }
    this.#steadyMs = endMs;
  }

  #nextDue(untilMs: number): Appointment | undefined {
    let soonest: Appointment | undefined;
    for (const each of this.#appointments) {
      if (each.atMs <= untilMs && (!soonest || each.atMs < soonest.atMs)) soonest = each;
    }
    return soonest;
  }
}
