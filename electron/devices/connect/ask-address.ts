import type { FoundDevice } from '../../../shared/contract/staff-tests.ts';
import type { Clock } from '../../system/clock.ts';
import { takeTcpFrames, toTcpFrame } from '../board/modbus/tcp-frames.ts';
import { createTcpTransport } from '../transport/tcp-transport.ts';
import { askPrinter } from './ask-printer.ts';
import { greetPort } from './greet-port.ts';
import { GREETINGS, type Greeting, settingsFor } from './greetings.ts';

const IPP = { port: 631, path: '/ipp/print' } as const;

/** What is asked at which port of a network address; the second number is the port as it is usual. */
const MODBUS_TCP: Greeting = {
  speaks: 'modbus',
  baudRate: 0,
  // Read eight coils of unit 1, as the serial greeting does.
  hello: toTcpFrame(Uint8Array.of(1, 1, 0, 0, 0, 8, 0, 0), 1),
  recognises: (received) => {
    const taken = takeTcpFrames(received);
    return taken.kind === 'frames' && taken.frames.length > 0;
  },
  part: 'board',
};

const TCP_GREETINGS: readonly { readonly port: number; readonly greetings: readonly Greeting[] }[] = [
  { port: 9_100, greetings: atAnySpeed(['escpos']) },
  { port: 502, greetings: [MODBUS_TCP] },
];

/** A serial server carries any of them. */
const ALL = [MODBUS_TCP, ...atAnySpeed(['vmc', 'qibixx', 'escpos', 'modbus', 'cctalk', 'wafer'])];

/**
 * Asks a network address, with or without a port, what is there: a printer by IPP, a receipt printer, a Modbus board; at a
 * port that was named, anything that serial devices speak. Never throws.
 */
export async function askAddress(address: string, clock: Clock): Promise<FoundDevice[]> {
  const place = readAddress(address);
  if (!place) return [];
  const { host, port } = place;
  const asked = [
    askPrinter(`ipp://${host}:${port ?? IPP.port}${IPP.path}`, clock).catch(() => null),
    ...(port === null
      ? TCP_GREETINGS.map((each) => greetTcp({ host, port: each.port }, each.greetings, clock))
      : [greetTcp({ host, port }, ALL, clock)]),
  ];
  return (await Promise.all(asked)).filter((found) => found !== null);
}

async function greetTcp(
  connection: { host: string; port: number },
  greetings: readonly Greeting[],
  clock: Clock,
): Promise<FoundDevice | null> {
  const bare = { ...connection, host: connection.host.replace(/^\[|\]$/g, '') };
  const greeted = await greetPort(() => createTcpTransport(bare, clock), clock, greetings);
  if (greeted.kind !== 'answers') return null;
  const { speaks, part } = greeted.greeting;
  return {
    place: `${connection.host}:${connection.port}`,
    name: speaks,
    speaks,
    part,
    settings: settingsFor(greeted.greeting, bare),
  };
}

function readAddress(address: string): { host: string; port: number | null } | null {
  const [, host, port] = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$/.exec(address.trim()) ?? [];
  if (host === undefined || Number(port ?? 1) > 65_535) return null;
  return { host, port: port === undefined ? null : Number(port) };
}

function atAnySpeed(languages: readonly Greeting['speaks'][]): Greeting[] {
  return GREETINGS.filter(({ speaks }) => languages.includes(speaks)).map((greeting) => ({
    ...greeting,
    baudRate: 0,
  }));
}
