/** What a look at packed bytes, without unpacking them, finds. */
export interface PackScan {
  /** Why they must not be unpacked; undefined when they may. */
  readonly problem: string | undefined;
  /** The text under `commandId` at the top, also beside a problem that comes later. */
  readonly commandId: string | undefined;
}

/** No command is half as deep. */
const DEPTH = 32;
const EXTENSION_UNDEFINED = 0;
/** The SDK's packer names an object's keys once and then writes values only (`r` of msgpackr). */
const EXTENSION_RECORD = 0x72;

/**
 * Looks through MessagePack from a client byte by byte, with a list of its own instead of the stack:
 * how deep it is, that it is whole, that it holds plain data alone. The unpacker recurses, and makes
 * errors, expressions, sets and code of what its extensions say. Never throws.
 */
export function scanPack(bytes: Uint8Array): PackScan {
  if (bytes.byteLength === 0) return { problem: undefined, commandId: undefined };
  const scan = new Scan(bytes);
  return { problem: scan.run(), commandId: scan.commandId };
}

/** A list, map or record that is being read. */
interface Holder {
  /** Values in it, a map's keys among them, and how many of them are still to come. */
  readonly size: number;
  left: number;
  /** A record's keys, or a map's last one; missing in lists. */
  keys?: readonly string[];
  isMap: boolean;
}

class Scan {
  commandId: string | undefined;
  readonly #bytes: Buffer;
  readonly #records = new Map<number, readonly string[]>();
  readonly #open: Holder[] = [{ size: 1, left: 1, isMap: false }];
  #at = 0;
  #problem: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): string | undefined {
    try {
      for (let holder = this.#open.at(-1); holder !== undefined; holder = this.#open.at(-1)) {
        if (holder.left === 0) this.#open.pop();
        else this.#value(holder);
      }
    } catch (error) {
      // Reading beyond the end is the only thing that throws.
      if (!(error instanceof RangeError)) throw error;
      return 'the message breaks off';
    }
    if (this.#problem === undefined && this.#at < this.#bytes.byteLength) return 'more than one message';
    return this.#problem;
  }

  #value(holder: Holder): void {
    const index = holder.size - holder.left--;
    const token = this.#uint(1);
    const text = this.#text(token);
    if (text !== undefined) this.#told(holder, index, text);
    else this.#other(token);
  }

  /** Notes keys of maps, and the command id of the outermost. */
  #told(holder: Holder, index: number, text: string): void {
    if (this.#open.length !== 2) return;
    if (holder.isMap && index % 2 === 0) holder.keys = [text];
    else if (holder.keys?.[holder.isMap ? 0 : index] === 'commandId') this.commandId = text;
  }

  /** A text's characters; undefined when the token begins something else. */
  #text(token: number): string | undefined {
    const size = token >= 0xa0 && token <= 0xbf ? token & 0x1f : TEXT_LENGTH[token];
    if (size === undefined) return undefined;
    const length = token <= 0xbf ? size : this.#uint(size);
    return this.#take(length).toString('utf8');
  }

  #other(token: number): void {
    const record = token >= 0x40 && token < 0x80 ? this.#records.get(token & 0x3f) : undefined;
    if (record !== undefined) this.#enter(record.length, false, record);
    else if (token < 0x80 || token >= 0xe0 || token === 0xc0 || token === 0xc2 || token === 0xc3) return;
    else if (token <= 0x8f) this.#enter((token & 0x0f) * 2, true);
    else if (token <= 0x9f) this.#enter(token & 0x0f, false);
    else if (token === 0xd4) this.#extension();
    else if (token === 0xdc || token === 0xdd) this.#enter(this.#uint(token === 0xdc ? 2 : 4), false);
    else if (token === 0xde || token === 0xdf) this.#enter(this.#uint(token === 0xde ? 2 : 4) * 2, true);
    else if (token >= 0xc4 && token <= 0xc6) this.#take(this.#uint(2 ** (token - 0xc4)));
    else if (FIXED_LENGTH[token] !== undefined) this.#take(FIXED_LENGTH[token]);
    else this.#refuse('not plain data');
  }

  #extension(): void {
    const [type, value] = [this.#uint(1), this.#uint(1)];
    if (type === EXTENSION_RECORD) this.#define(value & 0x3f);
    else if (type !== EXTENSION_UNDEFINED) this.#refuse('not plain data');
  }

  /** The keys of a record, then its values. */
  #define(id: number): void {
    const token = this.#uint(1);
    const count = token >= 0x90 && token <= 0x9f ? token & 0x0f : token === 0xdc ? this.#uint(2) : undefined;
    const keys: string[] = [];
    for (let i = 0; i < (count ?? 0); i++) {
      const key = this.#text(this.#uint(1));
      if (key !== undefined) keys.push(key);
    }
    if (count === undefined || keys.length < count) {
      this.#refuse('not plain data');
      return;
    }
    this.#records.set(id, keys);
    this.#enter(count, false, keys);
  }

  #enter(size: number, isMap: boolean, keys?: readonly string[]): void {
    if (size > this.#bytes.byteLength - this.#at) throw new RangeError('breaks off');
    if (this.#open.length > DEPTH)
      this.#problem ??= `more than ${DEPTH} lists and objects inside one another`;
    this.#open.push({ size, left: size, isMap, ...(keys === undefined ? {} : { keys }) });
  }

  /** What cannot be understood cannot be passed over either. */
  #refuse(problem: string): void {
    this.#problem = problem;
    this.#open.length = 0;
  }

  #uint(size: number): number {
    return this.#take(size).readUIntBE(0, size);
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.byteLength) throw new RangeError('breaks off');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

/** Bytes of the length of a text, by token. */
const TEXT_LENGTH: Readonly<Record<number, number>> = { 217: 1, 218: 2, 219: 4 };
/** Bytes of a number, by token. */
const FIXED_LENGTH: Readonly<Record<number, number>> = {
  ...{ 202: 4, 203: 8, 204: 1, 205: 2, 206: 4, 207: 8 },
  ...{ 208: 1, 209: 2, 210: 4, 211: 8 },
};
