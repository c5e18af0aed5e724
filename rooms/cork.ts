import type { Socket } from 'node:net';
import type { Client } from '@colyseus/core';

/**
 * Holds back what is written to a client until this turn of the event loop is over: the patch, the
 * notices and the reply of a command then leave in one write instead of four.
 */
export function corkForThisTurn(client: Client): void {
  const socket = (client.ref as unknown as { _socket?: Socket | null })._socket;
  if (socket == null || socket.writableCorked > 0) return;
  socket.cork();
  setImmediate(() => socket.uncork());
}
