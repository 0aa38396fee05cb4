import { type InlineParts, NO_INLINE_PARTS } from './inline-parts.ts';

/** What a page of the kiosk may do, as headers. The same on both hosts. */

/**
 * The content security policy: own files only, no eval, and nothing inline but what stands in the built page, by
 * its hash. `blob:` and `data:` pictures are the shopper's photos and previews; `connectTo` is where the bridge's
 * socket lives, if the host has one.
 */
export function contentSecurityPolicy(
  connectTo: readonly string[],
  inline: InlineParts = NO_INLINE_PARTS,
): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...inline.scripts],
    'style-src': ["'self'", ...inline.styles],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", 'blob:', ...connectTo],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-src': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Everything that a page could ask for and that the kiosk never grants; the camera stays for the photo screen. */
const REFUSED_FEATURES = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
];

/** Headers of every answer, page or not. */
export function securityHeaders(
  connectTo: readonly string[] = [],
  inline: InlineParts = NO_INLINE_PARTS,
): Record<string, string> {
  const refused = REFUSED_FEATURES.map((feature) => `${feature}=()`);
  return {
    'content-security-policy': contentSecurityPolicy(connectTo, inline),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': ['camera=(self)', ...refused].join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
