const IN_ORDER = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** The ten digits in the order of a telephone, or in any other: then the places of the fingers tell nothing. */
export function shuffledDigits(isShuffled: boolean, random: () => number): readonly string[] {
  if (!isShuffled) return IN_ORDER;
  const rest: string[] = [...IN_ORDER];
  return IN_ORDER.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}
