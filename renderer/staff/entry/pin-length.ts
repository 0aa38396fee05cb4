/** Bounds of the contract for a staff PIN (shared/contract/staff.ts). */
export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 10;
