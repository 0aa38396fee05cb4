import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { IppAttribute, IppMessage, IppValue } from './ipp-message.ts';
import { GROUP, TAG } from './ipp-tags.ts';

/** The bytes of a message by RFC 8010, 3.1. Throws for a name or value longer than 65535 bytes: a bug. */
export function encodeIpp(message: IppMessage): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt8(message.version.major, 0);
  head.writeUInt8(message.version.minor, 1);
  head.writeUInt16BE(message.code, 2);
  head.writeInt32BE(message.requestId, 4);
  const groups = message.groups.flatMap((group) => [
    Buffer.of(group.tag),
    ...group.attributes.flatMap(encodeAttribute),
  ]);
  return Buffer.concat([head, ...groups, Buffer.of(GROUP.end), message.data]);
}

/** The name goes with the first value; further ones have an empty name. */
function encodeAttribute({ name, values }: IppAttribute): Buffer[] {
  return values.flatMap((value, index) => encodeField(value, index === 0 ? name : ''));
}

function encodeField(value: IppValue, name: string): Buffer[] {
  const field = [Buffer.of(value.tag), sized(Buffer.from(name)), sized(encodeValue(value))];
  if (value.kind !== 'collection') return field;
  const members = value.members.flatMap((member) => [
    Buffer.of(TAG.memberAttrName),
    sized(Buffer.alloc(0)),
    sized(Buffer.from(member.name)),
    ...member.values.flatMap((memberValue) => encodeField(memberValue, '')),
  ]);
  const end = [Buffer.of(TAG.endCollection), sized(Buffer.alloc(0)), sized(Buffer.alloc(0))];
  return [...field, ...members, ...end];
}

function encodeValue(value: IppValue): Buffer {
  switch (value.kind) {
    case 'none':
    case 'collection':
      return Buffer.alloc(0);
    case 'number':
      return int32(value.value);
    case 'boolean':
      return Buffer.of(value.value ? 1 : 0);
    case 'text':
      if (value.language === undefined) return Buffer.from(value.value);
      return Buffer.concat([sized(Buffer.from(value.language)), sized(Buffer.from(value.value))]);
    case 'octets':
      return Buffer.from(value.value);
    case 'range':
      return Buffer.concat([int32(value.lower), int32(value.upper)]);
    case 'resolution':
      return Buffer.concat([int32(value.across), int32(value.feed), Buffer.of(value.units)]);
    default:
      return assertNever(value);
  }
}

function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
