/**
 * A player and an address that ask for all they can get, until standard input ends; then prints what
 * came of it. A process of its own: who measures others must not be slowed down by it.
 */
import { setPriority } from 'node:os';
import { Client } from '@colyseus/sdk';

const [url = '', token = '', address = ''] = process.argv.slice(2);
/** As much as one machine can send beside everything else that a test suite runs on it. */
const BURST = 20;
const PAUSE_MS = 10;
const ASKERS = 8;

// The flood comes from elsewhere: it must not win the machine from the server by its numbers.
setPriority(10);
const came = { messages: 0, refused: 0, putOut: 0, requests: 0, turnedAway: 0 };
let over = false;
process.stdin.on('end', () => {
  over = true;
  console.log(JSON.stringify(came));
  process.exit(0);
});
process.stdin.resume();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Joins again whenever it is put out. */
async function loudPlayer(): Promise<void> {
  while (!over) {
    try {
      const client = new Client(url);
      client.auth.token = token;
      const room = await client.joinOrCreate('mission');
      room.reconnection.enabled = false;
      let open = true;
      room.onMessage('*', (_, body: { error?: unknown }) => {
        if (body.error !== undefined) came.refused++;
      });
      const gone = (code: number) => {
        if (open && code === 4002) came.putOut++;
        open = false;
      };
      room.onLeave(gone);
      room.onDrop(gone);
      while (open && !over) {
        for (let i = 0; i < BURST && open; i++, came.messages++) room.send('journal', {});
        await pause(PAUSE_MS);
      }
    } catch {
      await pause(PAUSE_MS);
    }
  }
}

async function loudAddress(path: string, method: string): Promise<void> {
  const headers = { 'x-forwarded-for': address, 'content-type': 'application/json' };
  while (!over) {
    try {
      const response = await fetch(url + path, {
        method,
        headers,
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
      await response.arrayBuffer();
      came.requests++;
      if (response.status === 429) came.turnedAway++;
    } catch {
      await pause(PAUSE_MS);
    }
  }
}

for (let i = 0; i < 2; i++) void loudPlayer();
for (let i = 0; i < ASKERS; i++)
  void (i % 2 === 0
    ? loudAddress('/openapi.json', 'GET')
    : loudAddress('/matchmake/joinOrCreate/mission', 'POST'));
