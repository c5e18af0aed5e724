import { EventCalls } from '../support/event-calls.ts';
import { type BenchPlayer, inTurn, join } from '../support/join.ts';
import { missionId, playerId, sectorOf } from '../support/missions.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { EventFeed } from './event-feed.ts';

/** What to play: fresh players with ids from `firstPlayer` on, each taking missions 0, 1, 2... */
export interface CyclesPlan {
  readonly players: number;
  readonly firstPlayer: number;
  readonly missions: number;
  readonly seconds: number;
}

export interface CyclesResult {
  readonly cycles: number;
  readonly perSecond: number;
  /** How long accepts and completes took to be answered, ms. */
  readonly commandMs: readonly number[];
}

/** Has players take, meet and claim missions through their sockets until the time is up. */
export async function playCycles(server: ServerProcess, plan: CyclesPlan): Promise<CyclesResult> {
  const ids = Array.from({ length: plan.players }, (_, i) => playerId(plan.firstPlayer + i));
  const rooms = await inTurn(ids, async (id) => join(server.url, await server.tokenOf(id)));
  const calls = new EventCalls(server.url, server.serviceToken);
  const feed = new EventFeed(calls);
  const commandMs: number[] = [];
  let cycles = 0;
  const started = performance.now();
  const until = started + plan.seconds * 1000;

  const timed = async <T>(command: Promise<T>): Promise<T> => {
    const from = performance.now();
    const answer = await command;
    commandMs.push(performance.now() - from);
    return answer;
  };
  const play = async (room: BenchPlayer, player: string) => {
    for (let n = 0; n < plan.missions && performance.now() < until; n++) {
      const accepted = await timed(room.request('accept', { missionId: missionId(n) }));
      if (accepted.mission.status !== 'active') throw new Error('a mission was not accepted');
      await feed.report({
        id: `${player}/${n}`,
        type: 'cargo_delivered',
        player_id: player,
        occurred_at: Date.now(),
        sector_id: sectorOf(n),
        commodity: 'ore',
        units: 5,
      });
      const completed = await timed(room.request('complete', { missionId: missionId(n) }));
      if (completed.rewards === undefined) throw new Error('a mission was not paid');
      cycles++;
    }
  };
  await Promise.all(rooms.map((room, i) => play(room, ids[i]!)));
  const seconds = (performance.now() - started) / 1000;
  calls.close();
  await Promise.all(rooms.map((room) => room.leave()));
  return { cycles, perSecond: cycles / seconds, commandMs };
}
