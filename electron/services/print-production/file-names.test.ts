import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from './file-names.ts';

const nameOf = (orderId: string, modelName: string) => fileName({ orderId, modelName }, 'colour', 'png');

describe('the name of a print’s file', () => {
  it.each([
    ['OREN260314000001', 'iPhone 15 Pro', 'OREN260314000001-iphone-15-pro-colour.png'],
    ['OREN260314000001', 'Galaxy S24+', 'OREN260314000001-galaxy-s24-plus-colour.png'],
    ['7', 'Pixel 9 (Café édition)', '7-pixel-9-cafe-edition-colour.png'],
    ['7', '华为 Mate 60', '7-mate-60-colour.png'],
    ['7', '荣耀', '7-case-colour.png'],
    ['7', '', '7-case-colour.png'],
  ])('for order %s of a %s is %s', (orderId, modelName, expected) => {
    expect(nameOf(orderId, modelName)).toBe(expected);
  });

  it('is safe on every disk, whatever the order and the model are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (orderId, modelName) => {
        const name = nameOf(orderId, modelName);
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*-colour\.png$/);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 200 },
    );
    expect(nameOf('../../etc/passwd', '../x')).toMatch(/^etc-passwd-[0-9a-f]{12}-x-colour\.png$/);
    expect(nameOf('', 'x')).toMatch(/^order-[0-9a-f]{12}-x-colour\.png$/);
  });

  it('is another one for another order', () => {
    const order = fc.string({
      unit: fc.constantFrom('a', 'B', '-', '_', '/', '.', ' ', '中'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(order, order, (one, other) => {
        expect(nameOf(one, 'x') === nameOf(other, 'x')).toBe(one === other);
      }),
      { numRuns: 500 },
    );
  });
});
