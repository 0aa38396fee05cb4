import type { UpdateTrouble } from '../../shared/domain/update-trouble.ts';

/** What staff may ask of the host that runs the kiosk. What is missing it cannot do. */
export interface HostControls {
  /** Closes the kiosk and builds it anew from its configuration; the window stays. */
  restart?(): void;
  /** Ends the program as one that was told to: a service manager leaves it ended. */
  leave?(): void;
  /** What went wrong with updates of the program, if anything. Throws where the disk does not tell. */
  updateTrouble?(): UpdateTrouble | null;
}
