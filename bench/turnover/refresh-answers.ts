import type { Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Client, getMessageBytes, Protocol } from '@colyseus/core';
import { whileCorked } from '../../rooms/colyseus/cork.ts';
import type { LiveRooms } from '../../rooms/live-rooms.ts';
import { MissionRoom } from '../../rooms/mission-room.ts';
import { inSlices } from '../../src/app/pacing/in-slices.ts';
import type { Answers, RefreshQuestion } from '../rooms/child.ts';
import { playerId } from '../support/missions.ts';

/** About what `daily_refreshed` says. */
const NOTICE = { gameDay: '2026-01-01', refreshesAt: 1_767_225_600_000 };

/** What a server that refreshes answers: it turns the day over, or sends as much without a reason. */
export function refreshAnswers(
  liveRooms: LiveRooms,
  turnOver: () => Promise<void>,
): Pick<Required<Answers>, RefreshQuestion> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  let clients: Client[] = [];
  let written = () => 0;
  return {
    refresh: async () => {
      clients = everybody(liveRooms);
      const before = bytesWritten(clients);
      written = () => bytesWritten(clients) - before;
      await watch(loop);
      const startedAt = Date.now();
      await turnOver();
      return startedAt;
    },
    'longest block': () => {
      loop.disable();
      return loop.max / 1e6;
    },
    'bare refresh': async () => {
      const each = Math.round(written() / clients.length);
      written = () => each * clients.length;
      const notice = getMessageBytes.raw(Protocol.ROOM_DATA, 'daily_refreshed', NOTICE);
      const patch = new Uint8Array(Math.max(1, each - notice.length));
      patch[0] = Protocol.ROOM_STATE_PATCH;
      await watch(loop);
      const startedAt = Date.now();
      await inSlices(clients, (client) =>
        whileCorked([client], () => {
          client.raw(patch);
          client.raw(notice);
        }),
      );
      return startedAt;
    },
  };
}

async function watch(loop: ReturnType<typeof monitorEventLoopDelay>): Promise<void> {
  loop.enable();
  // The first look of the histogram is at its own start.
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.reset();
}

/** The sockets of the players that the driver numbered from 0. */
function everybody(liveRooms: LiveRooms): Client[] {
  return Array.from({ length: liveRooms.size }, (_, n) => liveRooms.of(playerId(n)))
    .flat()
    .flatMap((room) => (room instanceof MissionRoom ? [...room.clients] : []));
}

const bytesWritten = (clients: readonly Client[]): number =>
  clients.reduce(
    (sum, client) => sum + ((client.ref as unknown as { _socket: Socket })._socket.bytesWritten ?? 0),
    0,
  );
