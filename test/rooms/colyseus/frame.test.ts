import { getMessageBytes, Protocol } from '@colyseus/core';
import { encode } from '@colyseus/schema';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commandIdIn, readFrame } from '../../../rooms/colyseus/frame.ts';

/** A client's message as its SDK would encode the envelope. */
function message(code: number, ...parts: (string | number)[]): Uint8Array {
  const bytes = new Uint8Array(128);
  bytes[0] = code;
  const it = { offset: 1 };
  for (const part of parts)
    if (typeof part === 'string') encode.string(bytes as never, part, it);
    else encode.number(bytes as never, part, it);
  return bytes.subarray(0, it.offset);
}

describe('the envelope of a message', () => {
  it('of a request names its id and type', () => {
    expect(readFrame(message(Protocol.ROOM_REQUEST, 300, 'accept'))).toEqual({
      kind: 'request',
      requestId: 300,
      type: 'accept',
      payload: new Uint8Array(),
    });
  });

  it.each([
    ['send', Protocol.ROOM_DATA],
    ['bytes', Protocol.ROOM_DATA_BYTES],
  ])('of a message (%s) names its type, a text or a number', (kind, code) => {
    expect(readFrame(message(code, 'accept'))).toMatchObject({ kind, type: 'accept' });
    expect(readFrame(message(code, 7))).toMatchObject({ kind, type: 7 });
  });

  it('of Colyseus’s own traffic is left to it', () => {
    for (const code of [Protocol.JOIN_ROOM, Protocol.LEAVE_ROOM])
      expect(readFrame(message(code))).toEqual({ kind: 'protocol' });
    expect(readFrame(message(Protocol.PING))).toEqual({ kind: 'ping' });
  });

  it('of a plain command holds its command id, where there is one', () => {
    const idOf = (body: unknown) =>
      commandIdIn(readFrame(getMessageBytes.raw(Protocol.ROOM_DATA, 'x', body)));
    expect(idOf({ missionId: 5, commandId: 'c-1' })).toBe('c-1');
    for (const body of [undefined, null, 5, 'c-1', [], {}, { commandId: 5 }, { commandId: null }])
      expect(idOf(body)).toBeUndefined();
  });

  it('of a plain command holds no command id in bytes that are no message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (payload) => {
        expect(['string', 'undefined']).toContain(typeof commandIdIn({ kind: 'send', type: 'x', payload }));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a code that no client sends', Uint8Array.of(Protocol.ROOM_STATE)],
    ['text', new TextEncoder().encode('{"type":"accept"}')],
  ])('of %s is unreadable', (_, bytes) => {
    expect(readFrame(bytes).kind).toBe('unreadable');
  });

  it('of a type that is no text is unreadable, and nobody prints a line about it', () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const type of [
      [0xa2, 0xff, 0xfe],
      [0xd9, 2, 0xff, 0xff],
      [0xda, 2, 0, 0x80, 0x80],
      [0xdb, 1, 0, 0, 0, 0xff],
    ])
      expect(readFrame(Uint8Array.of(Protocol.ROOM_DATA, ...type)).kind).toBe('unreadable');
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(['request', 'send', 'bytes', 'protocol', 'ping', 'unreadable']).toContain(
          readFrame(bytes).kind,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('of what a server sends is nothing that a client may say', () => {
    const patch = getMessageBytes.raw(Protocol.ROOM_DATA, 'accept');
    expect(readFrame(patch)).toMatchObject({ kind: 'send', type: 'accept' });
  });
});
