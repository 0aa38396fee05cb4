/** Closes a switch over a tagged union: a new member stops the type check here. Throws if reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
