import type { Group } from '../group.ts';
import { inTurn, join } from '../support/join.ts';
import { playerId } from '../support/missions.ts';
import type { Row } from '../table.ts';
import { type RoomKind, type RoomProcess, startRooms } from './room-process.ts';

/** Rooms opened before counting, so that code and pools are paid for already. */
const WARM_UP = 100;
const ROOMS = 600;
const MANY_ROOMS = 5_000;
const WATCH_MS = 10_000;

/** What rooms cost while nothing happens: memory each, and processor time of many. */
export const idle: Group = async (progress) => {
  const rows: Row[] = [];
  for (const offers of [5, 50]) {
    const ours = await memoryPerRoom('room-server', offers);
    const bare = await memoryPerRoom('bare-server', offers);
    progress(`idle: ${offers} offers, ours ${ours.toFixed(1)} KB a room, bare ${bare.toFixed(1)} KB`);
    rows.push({
      name: `Memory of an idle room with ${offers} offers, beside a bare room`,
      unit: 'KB',
      ours,
      ceiling: bare,
      goal: { of: 'ratio', atMost: 1.2 },
    });
  }
  const cpu = await idleCpu();
  progress(`idle: ${MANY_ROOMS} rooms take ${cpu.toFixed(1)} % of a core`);
  rows.push({
    name: `Processor of ${MANY_ROOMS.toLocaleString('en-US')} idle rooms`,
    unit: '% of a core',
    ours: cpu,
    ceiling: null,
    goal: { of: 'ours', atMost: 5 },
  });
  return { rows, notes: [NOTE] };
};

async function memoryPerRoom(kind: RoomKind, offers: number): Promise<number> {
  const process = await startRooms(kind, offers);
  try {
    await open(process, 0, WARM_UP);
    const before = await settled(process);
    await open(process, WARM_UP, ROOMS);
    return ((await settled(process)) - before) / ROOMS / 1024;
  } finally {
    await process.stop();
  }
}

/** Resident memory once what joining left behind is gone. */
async function settled(process: RoomProcess): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return process.ask('memory');
}

async function idleCpu(): Promise<number> {
  const process = await startRooms('room-server', 5);
  try {
    await open(process, 0, MANY_ROOMS);
    await settled(process);
    const before = await process.ask('cpu');
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    return (((await process.ask('cpu')) - before) / WATCH_MS) * 100;
  } finally {
    await process.stop();
  }
}

const open = (process: RoomProcess, first: number, count: number) =>
  inTurn([...Array(count).keys()], async (n) =>
    join(process.url, await process.tokenOf(playerId(first + n)), process.how),
  );

const NOTE = `Memory is what ${ROOMS} more rooms, each with its player's socket from another process, add to the
resident size after collections, shared by their number. The bare room holds the same state in the same
classes with Colyseus's own serializer, its buffers as large as the state, and no patch timer. The
${MANY_ROOMS.toLocaleString('en-US')} idle rooms hold 5 offers and a socket each, pings included, over ${WATCH_MS / 1000} s.`;
