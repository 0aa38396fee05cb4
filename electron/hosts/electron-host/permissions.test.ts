import type { Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeElectron } from './fake-electron.ts';
import { lockDownSession } from './lock-down.ts';

let fake: ReturnType<typeof createFakeElectron>;
beforeEach(() => {
  fake = createFakeElectron();
  lockDownSession(fake.session as unknown as Session);
});

describe('permissions', () => {
  const own = { isMainFrame: true, requestingUrl: 'kiosk://app/' };
  const cases: [string, string, object, boolean][] = [
    ['the camera', 'media', { ...own, mediaTypes: ['video'] }, true],
    ['the microphone', 'media', { ...own, mediaTypes: ['audio'] }, false],
    ['both', 'media', { ...own, mediaTypes: ['video', 'audio'] }, false],
    ['neither', 'media', { ...own, mediaTypes: [] }, false],
    ['unsaid media', 'media', own, false],
    ['the camera for a frame', 'media', { ...own, isMainFrame: false, mediaTypes: ['video'] }, false],
    [
      'the camera for a stranger',
      'media',
      { ...own, requestingUrl: 'https://evil.example/', mediaTypes: ['video'] },
      false,
    ],
    ...[
      'geolocation',
      'notifications',
      'usb',
      'serial',
      'hid',
      'fullscreen',
      'openExternal',
      'clipboard-read',
    ].map((permission): [string, string, object, boolean] => [permission, permission, own, false]),
  ];

  it.each(cases)('asked for %s', (_name, permission, details, expected) => {
    const answer = vi.fn();
    fake.ask('permissionRequest', fake.contents, permission, answer, details);
    expect(answer).toHaveBeenCalledExactlyOnceWith(expected);
  });

  it('are checked by the same rule', () => {
    const check = (permission: string, origin: string, details: object) =>
      fake.ask('permissionCheck', fake.contents, permission, origin, { isMainFrame: true, ...details });
    expect(check('media', 'kiosk://app/', { mediaType: 'video' })).toBe(true);
    expect(check('media', 'kiosk://app/', { mediaType: 'audio' })).toBe(false);
    expect(check('media', 'https://evil.example/', { mediaType: 'video' })).toBe(false);
    expect(check('media', 'kiosk://app/', { mediaType: 'video', isMainFrame: false })).toBe(false);
    expect(check('geolocation', 'kiosk://app/', {})).toBe(false);
    expect(check('geolocation', 'kiosk://app/', { mediaType: 'video' })).toBe(false);
  });

  it('are refused for devices', () => {
    expect(fake.ask('devicePermission', { deviceType: 'usb', origin: 'kiosk://app' })).toBe(false);
  });
});
