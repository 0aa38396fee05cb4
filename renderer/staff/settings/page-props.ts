import type { SettingMember, SettingShape } from '../../../shared/contract/setting-shape.ts';
import type { PagePath } from './setting-words.ts';

/** A setting with others in it, and where it is. */
export interface PageProps<Shape extends SettingShape = SettingShape> {
  readonly member: SettingMember;
  readonly shape: Shape;
  readonly path: PagePath;
}

export const itemsAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
