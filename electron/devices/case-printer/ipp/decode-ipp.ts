import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { IppAttribute, IppGroup, IppMessage, IppValue } from './ipp-message.ts';
import { FIRST_VALUE_TAG, GROUP, layoutOf, TAG } from './ipp-tags.ts';

/** Collections of real printers nest three deep; a message that nests deeper is an attack or garbage. */
const MAX_DEPTH = 16;

class Malformed extends Error {}

/** Reads a message by RFC 8010, 3.1. The error names what is wrong with the bytes. Never throws. */
export function decodeIpp(bytes: Uint8Array): Result<IppMessage, string> {
  try {
    return ok(decode(new Reader(bytes)));
  } catch (error) {
    if (error instanceof Malformed) return err(error.message);
    throw error;
  }
}

function decode(reader: Reader): IppMessage {
  const version = { major: reader.byte(), minor: reader.byte() };
  const code = reader.uint16();
  const requestId = reader.int32();
  const groups: IppGroup[] = [];
  for (let tag = reader.byte(); tag !== GROUP.end; tag = reader.byte()) {
    if (tag >= FIRST_VALUE_TAG || tag === 0) throw new Malformed(`tag ${tag} where a group begins`);
    groups.push({ tag, attributes: readAttributes(reader) });
  }
  return { version, code, requestId, groups, data: reader.rest() };
}

function readAttributes(reader: Reader): IppAttribute[] {
  const attributes: { name: string; values: IppValue[] }[] = [];
  while (reader.peek() >= FIRST_VALUE_TAG) {
    const tag = reader.byte();
    const name = reader.text();
    const value = readValue(reader, tag, 0);
    if (name !== '') attributes.push({ name, values: [value] });
    else if (!attributes.at(-1)?.values.push(value)) throw new Malformed('a value without a name');
  }
  return attributes;
}

function readValue(reader: Reader, tag: number, depth: number): IppValue {
  const value = reader.sized();
  switch (layoutOf(tag)) {
    case 'none':
      return { kind: 'none', tag };
    case 'int32':
      return { kind: 'number', tag, value: new Reader(value, 4).int32() };
    case 'boolean':
      return { kind: 'boolean', tag, value: new Reader(value, 1).byte() !== 0 };
    case 'range': {
      const inner = new Reader(value, 8);
      return { kind: 'range', tag, lower: inner.int32(), upper: inner.int32() };
    }
    case 'resolution': {
      const inner = new Reader(value, 9);
      return { kind: 'resolution', tag, across: inner.int32(), feed: inner.int32(), units: inner.byte() };
    }
    case 'languageText': {
      const inner = new Reader(value);
      return { kind: 'text', tag, language: inner.text(), value: inner.text() };
    }
    case 'text':
      return { kind: 'text', tag, value: Buffer.from(value).toString('utf8') };
    case 'octets':
      return { kind: 'octets', tag, value: Uint8Array.from(value) };
    case 'collection':
      return { kind: 'collection', tag, members: readMembers(reader, depth + 1) };
  }
}

/** RFC 8010, 3.1.6: a member's name comes as a value of its own, and its values follow it without a name. */
function readMembers(reader: Reader, depth: number): IppAttribute[] {
  if (depth > MAX_DEPTH) throw new Malformed('collections nest too deep');
  const members: { name: string; values: IppValue[] }[] = [];
  for (;;) {
    const tag = reader.byte();
    if (tag < FIRST_VALUE_TAG) throw new Malformed('a collection without an end');
    reader.sized();
    if (tag === TAG.endCollection) {
      reader.sized();
      return members;
    }
    if (tag === TAG.memberAttrName) members.push({ name: reader.text(), values: [] });
    else if (!members.at(-1)?.values.push(readValue(reader, tag, depth)))
      throw new Malformed('a member without a name');
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array, exactLength?: number) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (exactLength !== undefined && bytes.length !== exactLength)
      throw new Malformed(`a value of ${bytes.length} bytes in place of ${exactLength}`);
  }

  peek(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Malformed('the message ends too early');
    return byte;
  }
  byte(): number {
    return this.#take(1).readUInt8();
  }
  uint16(): number {
    return this.#take(2).readUInt16BE();
  }
  int32(): number {
    return this.#take(4).readInt32BE();
  }
  sized(): Uint8Array {
    return this.#take(this.uint16());
  }
  text(): string {
    return this.#take(this.uint16()).toString('utf8');
  }
  rest(): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(this.#at));
  }

  #take(count: number): Buffer {
    const part = this.#bytes.subarray(this.#at, this.#at + count);
    if (part.length !== count) throw new Malformed('the message ends too early');
    this.#at += count;
    return part;
  }
}
