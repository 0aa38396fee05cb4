/**
 * One part of set-up.
 *
 * @typedef {object} Step
 * @property {string} title what is being done, for a person
 * @property {boolean} vital whether the command cannot run without it
 * @property {() => boolean} isDone quick, and without the network
 * @property {() => Promise<void>} run throws a SetUpError
 */

/** What could not be had and what goes without it, in plain words. `output` is what the failed program printed. */
export class SetUpError extends Error {
  /** @param {string} sentence @param {string} [output] */
  constructor(sentence, output = '') {
    super(sentence);
    this.output = output;
  }
}

/** @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);
