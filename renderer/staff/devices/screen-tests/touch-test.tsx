import { type PointerEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { showDevices } from '../device-routes.ts';
import { fieldAt, touchFields } from './touch-fields.ts';
import { WholeScreen } from './whole-screen.tsx';

/** A grid to paint with the finger: what stays white does not feel. */
export function TouchTest() {
  const { t } = useLanguage();
  const [felt, setFelt] = useState<ReadonlySet<number>>(new Set());
  const [fields] = useState(() => touchFields(window.innerWidth, window.innerHeight));
  const count = fields.columns * fields.rows;
  const left = count - felt.size;
  const paint = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'mouse' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    // A quick finger has been in more fields than events tell; the browser keeps the points between.
    const points = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const found = [event, ...points]
      .map(({ clientX, clientY }) => fieldAt({ x: clientX - box.left, y: clientY - box.top }, box, fields))
      .filter((field) => field !== null);
    if (found.some((field) => !felt.has(field))) setFelt((before) => new Set([...before, ...found]));
  };
  return (
    <WholeScreen label={t('staff.devices.touch')} testId="touch-test" onClose={showDevices}>
      <div
        className="touch-grid"
        style={{ '--columns': fields.columns, '--rows': fields.rows } as Record<string, number>}
        data-testid="touch-grid"
        onPointerDown={(event) => {
          // The fields under the card feel too, once a finger slides there.
          event.currentTarget.setPointerCapture(event.pointerId);
          paint(event);
        }}
        onPointerMove={paint}
      >
        {Array.from({ length: count }, (_, field) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields are the places themselves
          <span key={field} data-felt={felt.has(field) || undefined} />
        ))}
      </div>
      <div className="touch-card">
        <p>{left === 0 ? t('staff.devices.touchDone') : t('staff.devices.touchLead')}</p>
        <strong role="status" data-testid="touch-left">
          {t('staff.devices.touchLeft', { count: left })}
        </strong>
        <div>
          <Button testId="touch-again" onPress={() => setFelt(new Set())}>
            {t('staff.devices.touchAgain')}
          </Button>
          <Button tone="primary" testId="touch-close" onPress={showDevices}>
            {t('staff.devices.close')}
          </Button>
        </div>
      </div>
    </WholeScreen>
  );
}
