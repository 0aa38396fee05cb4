import { expect, it } from 'vitest';
import { SETTING_GROUPS } from '../../../shared/domain/setting-groups.ts';
import { configSchema } from './schema.ts';

it('every setting lies in one group of the page', () => {
  const grouped: string[] = Object.values(SETTING_GROUPS).flat();
  expect(grouped.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
});
