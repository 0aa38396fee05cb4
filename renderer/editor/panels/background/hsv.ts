/** A colour as it is mixed: hue in degrees (0 to 360), saturation and value from 0 to 1. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
}

const byteHex = (part: number): string =>
  Math.round(Math.min(Math.max(part, 0), 1) * 255)
    .toString(16)
    .padStart(2, '0');

/** `#rrggbb` of a mixed colour. */
export function hexOf({ hue, saturation, value }: Hsv): string {
  const channel = (offset: number): number => {
    const at = (offset + hue / 60) % 6;
    return value - value * saturation * Math.max(0, Math.min(at, 4 - at, 1));
  };
  return `#${byteHex(channel(5))}${byteHex(channel(3))}${byteHex(channel(1))}`;
}

function hueOf(red: number, green: number, blue: number, spread: number): number {
  if (spread === 0) return 0;
  const largest = Math.max(red, green, blue);
  if (largest === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (largest === green) return 60 * ((blue - red) / spread + 2);
  return 60 * ((red - green) / spread + 4);
}

/** Red, green and blue of `#rrggbb`, from 0 to 1. */
export function channelsOf(hex: string): readonly [red: number, green: number, blue: number] {
  const at = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return [at(1), at(3), at(5)];
}

/** How a colour `#rrggbb` is mixed. A grey has no hue of its own: it gets 0. */
export function hsvOf(hex: string): Hsv {
  const [red, green, blue] = channelsOf(hex);
  const value = Math.max(red, green, blue);
  const spread = value - Math.min(red, green, blue);
  return { hue: hueOf(red, green, blue, spread), saturation: value === 0 ? 0 : spread / value, value };
}

/** Is a mark on this colour better white than dark? By the brightness that the eye sees. */
export function isDark(hex: string): boolean {
  const [red, green, blue] = channelsOf(hex);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 0.55;
}
