import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { settingShapeSchema } from '../../../shared/contract/setting-shape.ts';
import { configShape, shapeOf } from './setting-shape.ts';

const shape = configShape();
const memberOf = (name: string) =>
  shape.kind === 'object' ? shape.members.find((member) => member.name === name) : undefined;

describe('the shape of a setting', () => {
  it('has the limits, the length and the usual value of its schema', () => {
    expect(memberOf('idleSeconds')).toEqual({
      name: 'idleSeconds',
      shape: { kind: 'number', minimum: 5, maximum: 3600, whole: false, step: null },
      optional: true,
      usual: 60,
    });
    expect(memberOf('deviceId')).toMatchObject({ shape: { kind: 'text', maxLength: 64 }, optional: true });
    expect(memberOf('screen')?.shape).toMatchObject({
      members: [{ shape: { minimum: 30, maximum: 100, whole: true } }, { shape: { minimum: 0 } }],
    });
    expect(memberOf('openingHours')?.shape).toMatchObject({
      members: expect.arrayContaining([
        expect.objectContaining({ name: 'closedDays', shape: expect.objectContaining({ maxItems: 100 }) }),
      ]),
    });
  });

  it('knows secrets and PINs from texts', () => {
    expect(memberOf('backend')?.shape).toMatchObject({
      members: expect.arrayContaining([
        expect.objectContaining({ name: 'password', shape: { kind: 'secret' }, optional: false }),
      ]),
    });
    expect(memberOf('staff')?.shape).toMatchObject({ members: [{ shape: { kind: 'pin' } }, {}] });
  });

  it('goes over the bridge as it is', () => {
    expect(settingShapeSchema.parse(JSON.parse(JSON.stringify(shape)))).toEqual(shape);
  });

  it('is refused for a schema that no page could edit', () => {
    expect(() => shapeOf(z.map(z.string(), z.string()))).toThrow(/no setting can be/);
  });
});
