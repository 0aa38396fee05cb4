import type { ModbusLink } from '../../board/modbus/modbus-link.ts';
import type { SelfTestStep } from '../../types.ts';
import type { ModbusDispenserConfig } from './config.ts';
import type { Readings } from './readings.ts';

/** Looks at every sensor and moves nothing. */
export function testModbusDispenser(
  readings: Readings | null,
  link: ModbusLink,
  { unit }: ModbusDispenserConfig,
): SelfTestStep[] {
  const step = (name: string, isGood: boolean, detail: string): SelfTestStep => ({
    step: name,
    outcome: isGood ? 'passed' : 'failed',
    detail,
  });
  const answers = step('answers', readings !== null, `${link.name} unit ${unit}`);
  if (!readings) return [answers];
  const { drops, door, jam, motorFault, tray, feedPosition, curtain } = readings;
  return [
    answers,
    step('door', door !== 'open', `door ${door}`),
    step('motors', !jam && !motorFault, `jam ${jam}, motor fault ${motorFault}`),
    step('light-curtain', curtain !== true, `blocked ${curtain}, count ${drops ?? 'kept by the kiosk'}`),
    step('tray', tray !== 'unknown', `tray ${tray}`),
    feedPosition === 'unknown'
      ? { step: 'feed', outcome: 'skipped', detail: 'no sensor' }
      : step('feed', true, `feed ${feedPosition}`),
  ];
}
