import { DAILY_SLOTS } from '../../src/generation/daily-pool-schema.ts';
import { type Body, type Caller, call, type Device, report } from '../proofs/board-client.ts';
import { SERVICE_TOKEN, type SpawnedServer } from '../support/spawned-server.ts';

type Server = Pick<SpawnedServer, 'url'>;

/** A second region at UTC+9 with five sectors on a road, one link of it to the home region. */
export const farRim = {
  regions: [{ id: 'far_rim', name: 'Far Rim', time_zone: 'Asia/Tokyo', refresh_hour: 0 }],
  clusters: [{ id: 'rim', name: 'Rim', region_id: 'far_rim', type: 'FRONTIER_OUTPOST' }],
  sectors: [9001, 9002, 9003, 9004, 9005].map((id) => ({
    id,
    name: `Rim ${id}`,
    type: 'NEBULA',
    cluster_id: 'rim',
    region_id: 'far_rim',
    security: 3,
    x: id,
    y: 0,
  })),
  warps: [9001, 9002, 9003, 9004].flatMap((id) => [
    { from: id, to: id + 1 },
    { from: id + 1, to: id },
  ]),
};

/** What the game sends of its map; the answer. */
export const putWorld = (server: Server, body: object) =>
  call(server, 'PUT', '/api/v1/world', { body, token: SERVICE_TOKEN });

/** Moves the mission clock forward; the instant that it shows then. */
export async function advance(server: Server, ms: number): Promise<number> {
  const { status, body } = await call(server, 'POST', '/dev/clock', { body: { advance_ms: ms } });
  if (status !== 200) throw new Error(`clock: ${status}`);
  return body.now;
}

/** Moves the mission clock on to an instant. */
export async function setClock(server: Server, at: number): Promise<void> {
  const { status, body } = await call(server, 'POST', '/dev/clock', { body: { set: at } });
  if (status !== 200) throw new Error(`clock: ${status} ${JSON.stringify(body)}`);
}

/** The next noon UTC: far from any refresh of these tests. */
export const noonAfter = (at: number): number => (Math.floor(at / 86_400_000) + 1.5) * 86_400_000;

/** What a player sees of a family over HTTP, whole: an offer looks the same each time. */
export async function seen(caller: Caller, family: 'daily' | 'random' | 'faction'): Promise<Body[]> {
  const { status, body } = await caller.get(`/api/v1/missions/available?family=${family}&limit=100`);
  if (status !== 200) throw new Error(`available: ${status}`);
  return body.missions;
}

/** The offers and quests of a player, to be compared with a later look. */
export const pinned = async (caller: Caller): Promise<Body[]> => [
  ...(await seen(caller, 'random')),
  ...(await seen(caller, 'daily')),
];

/** The missions of a family in a room's state, in the order of their ids. */
export const inRoom = ({ room }: Device, family: string): Body[] =>
  [...room.state.available.values()]
    .map((m: Body) => m.toJSON())
    .filter((m: Body) => m.family === family)
    .sort((a: Body, b: Body) => (a.id < b.id ? -1 : 1));

export const ids = (missions: readonly Body[]): string[] => missions.map((m) => m.id).toSorted();

/** The four slots as a set of quests has them when it is whole. */
export const FOUR = [...DAILY_SLOTS].toSorted();
export const slots = (missions: readonly Body[]): string[] => missions.map((m) => m.slot).toSorted();

let moves = 0;

/** The game moves a player to another region. */
export const moveTo = (server: Server, caller: Caller, regionId: string, sectorId: number) =>
  report(server, [
    {
      id: `move-${caller.id}-${++moves}`,
      type: 'player_updated',
      player_id: caller.id,
      occurred_at: Date.now(),
      region_id: regionId,
      sector_id: sectorId,
    },
  ]);
