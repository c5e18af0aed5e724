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

function typeAt(bytes: Parameters<typeof decode.number>[0], at: Iterator): string | number {
  return decode.stringCheck(bytes, at) ? decode.string(bytes, at) : decode.number(bytes, at);
}
