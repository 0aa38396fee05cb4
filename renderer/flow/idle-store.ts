import { create } from 'zustand';
import type { IdleState } from './idle.ts';

/** What the idle watcher says, for the question and for countdowns on screens that leave by themselves. */
export const useIdleStore = create<{ readonly idle: IdleState }>()(() => ({ idle: { kind: 'quiet' } }));
