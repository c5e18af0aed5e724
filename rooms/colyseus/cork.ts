import type { Socket } from 'node:net';
import type { Client } from '@colyseus/core';

/**
 * Holds back what is written to a client until this turn of the event loop is over: the patch, the
 * notices and the reply of a command then leave in one write instead of four.
 */
export function corkForThisTurn(client: Client): void {
  const socket = socketOf(client);
  if (socket === undefined || socket.writableCorked > 0) return;
  socket.cork();
  setImmediate(() => socket.uncork());
}

/** What is written meanwhile leaves in one write for each client, behind it. */
export function whileCorked(clients: Iterable<Client>, write: () => void): void {
  const sockets = [...clients].flatMap((client) => socketOf(client) ?? []);
  for (const socket of sockets) socket.cork();
  try {
    write();
  } finally {
    for (const socket of sockets) socket.uncork();
  }
}

const socketOf = ({ ref }: Client): Socket | undefined =>
  (ref as unknown as { _socket?: Socket | null })._socket ?? undefined;
