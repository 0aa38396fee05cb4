import { describe, expect, it } from 'vitest';
import { NO_ADDRESS } from '../state/document-store.ts';
import { missingOf } from './address.ts';

const whole = { nickname: '小林', phone: '138 0013 8000', address: '青年路 12 号', message: '' };

describe('an address', () => {
  it('needs name, phone number and address, and no message', () => {
    expect(missingOf(NO_ADDRESS)).toEqual(['nickname', 'phone', 'address']);
    expect(missingOf(whole)).toEqual([]);
  });

  it.each(['call me', '12', '1'.repeat(30)])('does not take %s for a phone number', (phone) => {
    expect(missingOf({ ...whole, phone })).toEqual(['phone']);
  });

  it('does not take spaces for a name', () => {
    expect(missingOf({ ...whole, nickname: '   ' })).toEqual(['nickname']);
  });
});
