import fc from 'fast-check';
import { Packr, unpack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { scanPack } from '../../../rooms/colyseus/scan-pack.ts';

/** As Colyseus's SDK packs (keys of an object named once), and as clients of other languages do. */
const packers = [new Packr(), new Packr({ useRecords: false })];
const byte = (...bytes: number[]) => Uint8Array.from(bytes);
const deep = (depth: number, open = [0x91]) => byte(...Array(depth).fill(open).flat(), 1);

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, true, false),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.string({ maxLength: 40 }), tie('value'), { maxKeys: 20 }),
  ),
})).value;

describe('a look through packed bytes', () => {
  it('lets plain data through, however it was packed', () => {
    fc.assert(
      fc.property(plain, (value) => {
        for (const packer of packers) expect(scanPack(packer.pack(value)).problem).toBeUndefined();
      }),
    );
  });

  it('lets nothing through that the unpacker would stumble over, and finds the same command id', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), plain.map(damagedPack)), (bytes) => {
        const { problem, commandId } = scanPack(bytes);
        if (problem !== undefined || bytes.byteLength === 0) return;
        const value = unpack(bytes);
        const named = value !== null && typeof value === 'object' && !Array.isArray(value);
        if (named && typeof value.commandId === 'string') expect(commandId).toBe(value.commandId);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['lists', [0x91]],
    ['maps', [0x81, 0xa1, 0x61]],
    ['records', [0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61]],
  ])('finds %s that are too deep, at any depth', (_, open) => {
    expect(scanPack(deep(32, open)).problem).toBeUndefined();
    for (const depth of [33, 600])
      expect(scanPack(deep(depth, open)).problem).toBe('more than 32 lists and objects inside one another');
  });

  it.each([
    ['a list of four thousand million', byte(0xdd, 0xff, 0xff, 0xff, 0xff)],
    ['a map of as many', byte(0xdf, 0xff, 0xff, 0xff, 0xff)],
    ['half a text', byte(0xa5, 0x61)],
    ['half a number', byte(0xcb, 1, 2)],
    ['half a record', byte(0xd4, 0x72, 0x40, 0x92, 0xa1, 0x61)],
    ['two values', byte(1, 2)],
    ['a code that stands for nothing', byte(0xc1)],
    ['an error', byte(0xc7, 3, 0x65, 0x92, 0xa0, 0xa0)],
    ['an expression', byte(0xc7, 3, 0x78, 0x92, 0xa1, 0x61)],
    ['a reference to something else', byte(0xd6, 0x70, 0, 0, 0, 1)],
    ['a record of what are no names', byte(0xd4, 0x72, 0x40, 0x91, 0x05, 0x05)],
    ['a record of a number', byte(0xd4, 0x72, 0x40, 0x05)],
  ])('turns away %s', (_, bytes) => {
    expect(scanPack(bytes).problem).toBeTypeOf('string');
  });

  it('finds the command id beside whatever is wrong', () => {
    let inner: unknown = 1;
    for (let i = 0; i < 100; i++) inner = [inner];
    for (const packer of packers) {
      expect(scanPack(packer.pack({ missionId: inner, commandId: 'c-1' })).commandId).toBe('c-1');
      expect(scanPack(packer.pack({ commandId: 'c-2', when: new Date(0) }))).toEqual({
        problem: 'not plain data',
        commandId: 'c-2',
      });
      expect(scanPack(packer.pack({ at: { commandId: 'inside' }, commandId: 5 })).commandId).toBeUndefined();
    }
  });
});

/** Packed bytes with one of them changed. */
function damagedPack(value: unknown): Uint8Array {
  const bytes = Uint8Array.from(packers[0]!.pack(value));
  const at = bytes.reduce((sum, b) => sum + b, 0);
  bytes[at % bytes.byteLength] = at & 0xff;
  return bytes;
}
