import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a broker does with one packet of the kiosk's. */
export interface BrokerManners {
  onConnect?(socket: Socket): void;
  /** QoS 1. `id` as two bytes. */
  onPublish?(socket: Socket, id: Buffer, topic: string): void;
  onSubscribe?(socket: Socket, id: Buffer): void;
  onPing?(socket: Socket): void;
}

/** The words of an honest broker (MQTT 5). */
export const CONNACK = Buffer.from([0x20, 3, 0, 0, 0]);
export const connack = (code: number, ...properties: number[]): Buffer =>
  Buffer.from([0x20, 3 + properties.length, 0, code, properties.length, ...properties]);
export const puback = (id: Buffer, code = 0): Buffer => Buffer.from([0x40, 4, ...id, code, 0]);
export const suback = (id: Buffer, code = 1): Buffer => Buffer.from([0x90, 4, ...id, 0, code]);
const PINGRESP = Buffer.from([0xd0, 0]);

/** A message from the broker, QoS 1, unless it is too long for one byte of length more. */
export function publishPacket(topic: string, payload: string, id = 1, dup = false): Buffer {
  const name = Buffer.from(topic);
  const body = Buffer.from(payload);
  const rest = 2 + name.length + 2 + 1 + body.length;
  const length = rest < 128 ? [rest] : [(rest % 128) | 0x80, Math.floor(rest / 128)];
  const head = [dup ? 0x3a : 0x32, ...length, 0, name.length];
  return Buffer.concat([Buffer.from(head), name, Buffer.from([id >> 8, id & 255, 0]), body]);
}

const HONEST: Required<BrokerManners> = {
  onConnect: (socket) => socket.write(CONNACK),
  onPublish: (socket, id) => socket.write(puback(id)),
  onSubscribe: (socket, id) => socket.write(suback(id)),
  onPing: (socket) => socket.write(PINGRESP),
};

/** A broker over TCP that is honest but for what a test has it do. */
export async function startFakeBroker(manners: BrokerManners = {}) {
  const current = { ...HONEST, ...manners };
  const sockets = new Set<Socket>();
  const counts = { connections: 0, publishes: 0 };
  const server = createServer((socket) => {
    counts.connections += 1;
    sockets.add(socket);
    let rest = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let packet = nextPacket(rest); packet !== null; packet = nextPacket(rest)) {
        rest = rest.subarray(packet.wholeLength);
        answer(socket, packet.type, packet.body);
      }
    });
  });
  const answer = (socket: Socket, type: number, body: Buffer) => {
    if (type === 1) current.onConnect(socket);
    if (type === 8) current.onSubscribe(socket, body.subarray(0, 2));
    if (type === 12) current.onPing(socket);
    if (type !== 3) return;
    counts.publishes += 1;
    const topicLength = body.readUInt16BE(0);
    const topic = body.subarray(2, 2 + topicLength).toString();
    current.onPublish(socket, body.subarray(2 + topicLength, 4 + topicLength), topic);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  return {
    url: `mqtt://127.0.0.1:${port}`,
    counts,
    sockets,
    /** From now on. */
    behave: (next: BrokerManners) => void Object.assign(current, HONEST, next),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
export type FakeBroker = Awaited<ReturnType<typeof startFakeBroker>>;

function nextPacket(bytes: Buffer): { type: number; body: Buffer; wholeLength: number } | null {
  let length = 0;
  for (let index = 1; index <= 4; index++) {
    const byte = bytes[index];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 128 ** (index - 1);
    if ((byte & 0x80) !== 0) continue;
    const wholeLength = index + 1 + length;
    if (bytes.length < wholeLength) return null;
    return { type: (bytes[0] ?? 0) >> 4, body: bytes.subarray(index + 1, wholeLength), wholeLength };
  }
  return null;
}
