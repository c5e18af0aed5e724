import type { Group } from '../group.ts';
import { type BenchPlayer, inTurn, join } from '../support/join.ts';
import { missionId, playerId } from '../support/missions.ts';
import { type RoomKind, startRooms } from './room-process.ts';

const PLAYERS = 1_000;
/** As many as the shipped cap lets a player hold. */
const EACH = 5;
const OFFERS = 20;
const AT_ONCE = 64;
/** The first players' accepts only warm the process up. */
const WARM_UP = 250;

/** `accept` through the shipped room on a store in memory, beside a bare request handler. */
export const accepts: Group = async (progress) => {
  const ours = await measure('room-server');
  progress(`accepts: ours ${ours.perCore.toFixed(0)} per core, ${ours.perSecond.toFixed(0)}/s in all`);
  const bare = await measure('bare-server');
  progress(`accepts: bare ${bare.perCore.toFixed(0)} per core, ${bare.perSecond.toFixed(0)}/s in all`);
  return {
    rows: [
      {
        name: '`accept` on a store in memory, beside a bare request handler',
        unit: 'a second of server CPU',
        ours: ours.perCore,
        ceiling: bare.perCore,
        goal: { of: 'ratio', atLeast: 0.6 },
      },
    ],
    notes: [
      `\`accept\` is counted against the CPU time of the server process: figures per second of the wall
clock are limited by the driver as much as by the server (ours ${ours.perSecond.toFixed(0)}, bare ${bare.perSecond.toFixed(0)}). ${PLAYERS} sockets take ${EACH} of ${OFFERS} missions each,
${AT_ONCE} requests at once. The bare room makes the same change of the same state, sends the patch and
replies with the same answer, without rules, store or notices.`,
    ],
  };
};

async function measure(kind: RoomKind): Promise<{ perCore: number; perSecond: number }> {
  const process = await startRooms(kind, OFFERS);
  try {
    const rooms = await inTurn([...Array(PLAYERS).keys()], async (n) =>
      join(process.url, await process.tokenOf(playerId(n)), process.how),
    );
    await acceptAll(rooms.slice(0, WARM_UP));
    const measured = rooms.slice(WARM_UP);
    const before = await process.ask('cpu');
    const started = performance.now();
    await acceptAll(measured);
    const seconds = (performance.now() - started) / 1000;
    const cpuSeconds = ((await process.ask('cpu')) - before) / 1000;
    const count = measured.length * EACH;
    return { perCore: count / cpuSeconds, perSecond: count / seconds };
  } finally {
    await process.stop();
  }
}

async function acceptAll(rooms: readonly BenchPlayer[]): Promise<void> {
  const waiting = rooms.values();
  const player = async () => {
    for (const room of waiting)
      for (let n = 0; n < EACH; n++) await room.request('accept', { missionId: missionId(n) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
}
