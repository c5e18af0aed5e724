import type { Client } from '@colyseus/core';
import type { WebSocket } from 'ws';

/** How long a client may take to close its end, ms. */
const FAREWELL_MS = 1000;
const goners = new WeakSet<Client>();

/** Closes a client's socket for good: it is not listened to any more, and its seat is not held. */
export function putOut(client: Client, code: number, reason: string): void {
  goners.add(client);
  client.ref.removeAllListeners('message');
  client.ref.removeAllListeners('ping');
  client.leave(code, reason);
  setTimeout(() => socketOf(client).terminate(), FAREWELL_MS).unref();
}

export const wasPutOut = (client: Client): boolean => goners.has(client);

/** Reads nothing from a client for a while; what it sends meanwhile waits on its own side. */
export function pauseReading(client: Client, ms: number): void {
  const socket = socketOf(client);
  if (socket.isPaused) return;
  socket.pause();
  setTimeout(() => socket.resume(), ms).unref();
}

const socketOf = ({ ref }: Client): WebSocket => ref as unknown as WebSocket;
