import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { BackToDevices } from '../back-to-devices.tsx';
import type { ScreenTest } from '../device-routes.ts';
import { CameraTest } from './camera-test.tsx';
import { ColourTest } from './colour-test.tsx';
import { ScannerTest } from './scanner-test.tsx';
import { SoundTest } from './sound-test.tsx';
import { TouchTest } from './touch-test.tsx';
import './screen-tests.css';

/** What the page can try out by itself. Touch and screen take the whole of it. */
export function ScreenTestPage({ test }: { readonly test: ScreenTest }) {
  switch (test) {
    case 'touch':
      return <TouchTest />;
    case 'screen':
      return <ColourTest />;
    case 'sound':
    case 'camera':
    case 'scanner':
      return (
        <>
          <BackToDevices />
          {test === 'sound' && <SoundTest />}
          {test === 'camera' && <CameraTest />}
          {test === 'scanner' && <ScannerTest />}
        </>
      );
    default:
      return assertNever(test);
  }
}
