import { useSyncExternalStore } from 'react';
import { CANDIDATE_ROOM, type CandidateRoom } from './typing/candidate-pages.ts';

const lying = (): MediaQueryList => matchMedia('(orientation: landscape)');

function watch(onChange: () => void): () => void {
  const query = lying();
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** The room for candidates in a keyboard of this size, on the screen as it stands. */
export function useCandidateRoom(compact: boolean): CandidateRoom {
  const isLying = useSyncExternalStore(watch, () => lying().matches);
  if (!compact) return CANDIDATE_ROOM.full;
  return isLying ? CANDIDATE_ROOM.landscape : CANDIDATE_ROOM.portrait;
}
