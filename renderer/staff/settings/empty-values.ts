import type { SettingMember, SettingShape, ShapeOf } from '../../../shared/contract/setting-shape.ts';

/** The values that a new part or item begins with. */

/** The least that says which kind it is: the rest has its usual values, or is asked for. */
export function emptyOf(shape: ShapeOf<'variants'>, inner: SettingShape, tag: string): unknown {
  if (inner.kind === 'fixed') return inner.value;
  if (shape.by !== null) return { [shape.by]: tag };
  const told =
    inner.kind === 'object' ? inner.members.find((each) => each.shape.kind === 'fixed') : undefined;
  if (told?.shape.kind === 'fixed') return { [told.name]: told.shape.value };
  const first = inner.kind === 'object' ? inner.members[0] : undefined;
  return { [tag]: first ? emptyValue(first) : null };
}

function emptyValue({ shape, usual }: SettingMember): unknown {
  if (usual !== undefined) return usual;
  switch (shape.kind) {
    case 'number':
      return shape.minimum ?? 0;
    case 'switch':
      return false;
    case 'choice':
      return shape.options[0];
    case 'object':
    case 'record':
      return {};
    case 'list':
      return [];
    default:
      return '';
  }
}

export const emptyItem = (shape: SettingShape): unknown => {
  if (shape.kind === 'variants') {
    const [first] = shape.options;
    return first ? emptyOf(shape, first.shape, first.tag) : null;
  }
  if (shape.kind !== 'object') return emptyValue({ name: '', shape, optional: false });
  const needed = shape.members.filter((each) => !each.optional);
  return Object.fromEntries(needed.map((each) => [each.name, emptyValue(each)]));
};
