import { describe, expect, it } from 'vitest';
import type { VerbField } from '../../../shared/contract/machine-panel.ts';
import { argsOf } from './field-values.ts';

const field = (name: string, kind: VerbField['kind'] = 'number', isOptional = false): VerbField => ({
  name,
  kind,
  choices: [],
  isOptional,
});

describe('what is typed into the fields of a verb', () => {
  it.each([
    ['0.5', 'CNY', 50],
    ['0.50', 'CNY', 50],
    ['1', 'CNY', 100],
    ['500', 'JPY', 500],
    ['0.1', 'KWD', 100],
  ])('is an amount in units of the currency: %s %s is %i minor units', (typed, currency, amountMinor) => {
    const args = argsOf([field('valueMinor')], { valueMinor: typed }, currency);
    expect(args).toEqual({ ok: true, value: { valueMinor: amountMinor } });
  });

  it.each(['half', '-1', '0.505', '1,50'])('is no amount: %s', (typed) => {
    const args = argsOf([field('valueMinor')], { valueMinor: typed }, 'CNY');
    expect(args).toEqual({ ok: false, error: { kind: 'notAnAmount', field: 'valueMinor' } });
  });

  it('is a number, a yes, a text or a choice as the field wants it', () => {
    const fields = [
      field('celsius'),
      field('isHeld', 'yesNo'),
      field('text', 'text'),
      field('lineEnd', 'choice'),
    ];
    const values = { celsius: '-4.5', isHeld: 'false', text: '069', lineEnd: '' };
    expect(argsOf(fields, values, 'CNY')).toEqual({
      ok: true,
      value: { celsius: -4.5, isHeld: false, text: '069', lineEnd: '' },
    });
    expect(argsOf([field('slot')], { slot: 'one' }, 'CNY')).toEqual({
      ok: false,
      error: { kind: 'notANumber', field: 'slot' },
    });
  });

  it('may be left out only where the simulator does without', () => {
    const optional = field('balanceMinor', 'number', true);
    expect(argsOf([optional], { balanceMinor: ' ' }, 'CNY')).toEqual({ ok: true, value: {} });
    expect(argsOf([field('slot')], {}, 'CNY')).toEqual({
      ok: false,
      error: { kind: 'missing', field: 'slot' },
    });
  });
});
