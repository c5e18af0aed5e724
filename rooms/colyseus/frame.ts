import { isUtf8 } from 'node:buffer';
import { Protocol } from '@colyseus/core';
import { decode, type Iterator } from '@colyseus/schema';
import { scanPack } from './scan-pack.ts';

/** The envelope of a client's message, read before Colyseus dispatches it. */
export type Frame =
  | {
      readonly kind: 'request';
      readonly requestId: number;
      readonly type: string | number;
      readonly payload: Uint8Array;
    }
  | { readonly kind: 'send'; readonly type: string | number; readonly payload: Uint8Array }
  /** A message of raw bytes, which no command is. */
  | { readonly kind: 'bytes'; readonly type: string | number }
  /** Join, leave: Colyseus's own traffic. */
  | { readonly kind: 'protocol' }
  | { readonly kind: 'ping' }
  /** Nothing that this room understands. */
  | { readonly kind: 'unreadable' };

/** The low five bits hold the code; the others modify it. */
const CODE_MASK = 0x1f;

/** Reads the envelope of a message. Never throws. */
export function readFrame(buffer: Uint8Array): Frame {
  const code = (buffer[0] ?? 0) & CODE_MASK;
  const at: Iterator = { offset: 1 };
  const bytes = buffer as Parameters<typeof decode.number>[0];
  try {
    switch (code) {
      case Protocol.ROOM_REQUEST:
        return {
          kind: 'request',
          requestId: decode.number(bytes, at),
          type: typeAt(bytes, at),
          payload: buffer.subarray(at.offset),
        };
      case Protocol.ROOM_DATA:
        return { kind: 'send', type: typeAt(bytes, at), payload: buffer.subarray(at.offset) };
      case Protocol.ROOM_DATA_BYTES:
        return { kind: 'bytes', type: typeAt(bytes, at) };
      case Protocol.JOIN_ROOM:
      case Protocol.LEAVE_ROOM:
        return { kind: 'protocol' };
      case Protocol.PING:
        return { kind: 'ping' };
      default:
        return { kind: 'unreadable' };
    }
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Why a command's body must not be unpacked; undefined when it may, or there is none. */
export const packProblem = (frame: Frame): string | undefined =>
  'payload' in frame ? scanPack(frame.payload).problem : undefined;

/** The command id in a plain command's body, where there is one to read. */
export const commandIdIn = (frame: Frame): string | undefined =>
  frame.kind === 'send' ? scanPack(frame.payload).commandId : undefined;

/** The command id that a message names, whatever else is in it. */
export function commandIdOf(message: unknown): string | undefined {
  const id = (message as { commandId?: unknown } | null | undefined)?.commandId;
  return typeof id === 'string' ? id : undefined;
}

type Bytes = Parameters<typeof decode.number>[0];

/** A message's type; throws where its bytes are no text, of each of which the decoder would print a line. */
function typeAt(bytes: Bytes, at: Iterator): string | number {
  if (!decode.stringCheck(bytes, at)) return decode.number(bytes, at);
  const it = { offset: at.offset };
  const length = textLength(bytes, it);
  if (!isUtf8((bytes as Uint8Array).subarray(it.offset, it.offset + length))) throw new Error('not text');
  return decode.string(bytes, at);
}

/** How many bytes a text has; moves on to the first of them. */
function textLength(bytes: Bytes, it: Iterator): number {
  const prefix = decode.uint8(bytes, it);
  if (prefix < 0xc0) return prefix & 0x1f;
  if (prefix === 0xd9) return decode.uint8(bytes, it);
  return prefix === 0xda ? decode.uint16(bytes, it) : decode.uint32(bytes, it);
}
