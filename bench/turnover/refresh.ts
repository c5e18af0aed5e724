import type { Group } from '../group.ts';
import { type RoomProcess, startRooms } from '../rooms/room-process.ts';
import { type BenchPlayer, inTurn, join } from '../support/join.ts';
import { playerId } from '../support/missions.ts';

const ROOMS = Number(process.env.BENCH_ROOMS ?? 5_000);
/** Random offers of each player, as shipped. */
const OFFERS = 3;
/** Days that turn over, one after the other: of an odd number, the one in the middle is told. */
const DAYS = 7;
/** How long the server is left alone after the last player joined. */
const SETTLE_MS = 3_000;
/** How long players and server are left alone between two turns. */
const BETWEEN_MS = 1_000;
/** When a notice that has not come will not come any more. */
const PATIENCE_MS = 60_000;

/** What a new game day costs a server full of players: until the last knows, and at a time. */
export const refresh: Group = async (progress) => {
  const server = await startRooms('refresh-server', OFFERS, ROOMS);
  try {
    const rooms = await inTurn([...Array(ROOMS).keys()], async (n) =>
      join(server.url, await server.tokenOf(playerId(n)), server.how),
    );
    progress(`refresh: ${ROOMS} rooms are open`);
    // A day turns over on a server that has been running, not on one that was just stormed: it gets a
    // moment, and what joining left behind is collected.
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await server.ask('memory');
    const ours: Turn[] = [];
    const bare: Turn[] = [];
    for (let day = 1; day <= DAYS; day++) {
      ours.push(await turn(rooms, server, 'refresh'));
      bare.push(await turn(rooms, server, 'bare refresh'));
      progress(`refresh: day ${day}: ${told(ours.at(-1)!)}; a bare loop ${told(bare.at(-1)!)}`);
    }
    return {
      rows: [
        {
          name: `Refresh of ${ROOMS.toLocaleString('en-US')} live rooms, time to the last client`,
          unit: 's',
          ours: median(ours.map((t) => t.seconds)),
          ceiling: median(bare.map((t) => t.seconds)),
          goal: { of: 'ours', atMost: 1 },
        },
        {
          name: 'Longest block of the event loop during a refresh',
          unit: 'ms',
          ours: median(ours.map((t) => t.blockMs)),
          ceiling: median(bare.map((t) => t.blockMs)),
          goal: { of: 'ours', atMost: 25 },
        },
        {
          name: `Longest block of the event loop during ${DAYS} refreshes`,
          unit: 'ms',
          ours: Math.max(...ours.map((t) => t.blockMs)),
          ceiling: Math.max(...bare.map((t) => t.blockMs)),
          goal: null,
        },
      ],
      notes: [NOTE],
    };
  } finally {
    await server.stop();
  }
};

/** One day that turned over: until the last player heard of it, and how long nobody else was served. */
interface Turn {
  readonly seconds: number;
  readonly blockMs: number;
}

async function turn(
  rooms: readonly BenchPlayer[],
  server: RoomProcess,
  question: 'refresh' | 'bare refresh',
): Promise<Turn> {
  // The driver of this many players shares the cores: it gets through with the last turn first.
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  const seconds = await untilAllHeard(rooms, () => server.ask(question));
  return { seconds, blockMs: await server.ask('longest block') };
}

const told = ({ seconds, blockMs }: Turn): string =>
  `${seconds.toFixed(2)} s to the last, longest block ${blockMs.toFixed(1)} ms`;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Seconds from when the server began to when the last player heard `daily_refreshed`. */
async function untilAllHeard(rooms: readonly BenchPlayer[], begin: () => Promise<number>): Promise<number> {
  const heard = Promise.all(rooms.map((room) => room.hears('daily_refreshed')));
  const startedAt = await begin();
  let impatient: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    impatient = setTimeout(() => reject(new Error('some players never heard of it')), PATIENCE_MS);
  });
  const instants = await Promise.race([heard, tooLate]);
  clearTimeout(impatient);
  return (instants.reduce((a, b) => Math.max(a, b)) - startedAt) / 1000;
}

const NOTE = `${ROOMS.toLocaleString('en-US')} newcomers hold a socket each from another process on the shipped galaxy, missions, daily quests
and ${OFFERS} random offers each, with the store in memory, its answers a turn of the event loop late. ${SETTLE_MS / 1000} s after the last one joined, and after a collection, the clock is moved to
the next refresh and what is due is applied: yesterday's four quests leave every
board and today's come; so ${DAYS} times, and the rows are the medians, the last one the worst. Measured from the move until the driver, one
process for all players, has heard the last player's \`daily_refreshed\`. The ceiling, measured after each day,
is a loop in the same slices over the same sockets that sends a notice made beforehand and as many raw bytes
as the refresh wrote, with no room looking at anything. The longest block is the largest delay of a timer of
1 ms on the server, collections included, and what the machine takes away from it.`;
