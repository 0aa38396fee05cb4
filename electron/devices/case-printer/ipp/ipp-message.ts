export type IppValue =
  | { readonly kind: 'none'; readonly tag: number }
  | { readonly kind: 'number'; readonly tag: number; readonly value: number }
  | { readonly kind: 'boolean'; readonly tag: number; readonly value: boolean }
  | { readonly kind: 'text'; readonly tag: number; readonly value: string; readonly language?: string }
  | { readonly kind: 'octets'; readonly tag: number; readonly value: Uint8Array }
  | { readonly kind: 'range'; readonly tag: number; readonly lower: number; readonly upper: number }
  | {
      readonly kind: 'resolution';
      readonly tag: number;
      readonly across: number;
      readonly feed: number;
      readonly units: number;
    }
  | { readonly kind: 'collection'; readonly tag: number; readonly members: readonly IppAttribute[] };

export interface IppAttribute {
  readonly name: string;
  readonly values: readonly IppValue[];
}

export interface IppGroup {
  readonly tag: number;
  readonly attributes: readonly IppAttribute[];
}

export interface IppMessage {
  readonly version: { readonly major: number; readonly minor: number };
  /** Of a request the operation, of an answer the status. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** What follows the attributes: the document. */
  readonly data: Uint8Array;
}

/** All values of an attribute of the first group with this tag; none where it is missing. */
export function valuesOf(groups: readonly IppGroup[], groupTag: number, name: string): readonly IppValue[] {
  const group = groups.find((candidate) => candidate.tag === groupTag);
  return group ? valuesIn(group, name) : [];
}

export function valuesIn(group: IppGroup, name: string): readonly IppValue[] {
  return group.attributes.find((attribute) => attribute.name === name)?.values ?? [];
}

export function textsOf(values: readonly IppValue[]): string[] {
  return values.flatMap((value) => (value.kind === 'text' ? [value.value] : []));
}

export function firstNumber(values: readonly IppValue[]): number | null {
  const value = values[0];
  return value?.kind === 'number' ? value.value : null;
}
