import type { Dir, Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** A stick that is plugged in and can be read. */
export interface Stick {
  /** Another one for every plugging in. */
  readonly stickId: string;
  /** Where its contents are. */
  readonly folder: string;
}

/** Knows how this machine's sticks are found. */
export interface StickFinder {
  /** All sticks that are there now. One that has just been pulled may be missing or not; reading it will tell. */
  find(): Promise<Stick[]>;
}

/** The part of node's file functions that reads sticks, so that tests can pull them. */
export interface StickFiles {
  lstat(path: string): Promise<Stats>;
  open(path: string, flags: number): Promise<FileHandle>;
  opendir(path: string): Promise<Dir>;
  realpath(path: string): Promise<string>;
}
