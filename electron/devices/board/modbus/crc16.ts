const POLYNOMIAL = 0xa001;

/** CRC-16 of Modbus RTU, sent low byte first. Source: Modbus over serial line V1.02, 6.2.2. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ POLYNOMIAL : crc >> 1;
  }
  return crc;
}

export function withCrc(body: Uint8Array): Uint8Array {
  const crc = crc16(body);
  return Uint8Array.of(...body, crc & 0xff, crc >> 8);
}

export function hasGoodCrc(frame: Uint8Array): boolean {
  if (frame.length < 4) return false;
  const [low = 0, high = 0] = frame.slice(-2);
  return crc16(frame.subarray(0, -2)) === (high << 8) + low;
}
