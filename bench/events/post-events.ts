import { EventCalls } from '../support/event-calls.ts';
import { sectorOf } from '../support/missions.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Reports events through HTTP from `callers` at once for some seconds: events a second. */
export async function postEvents(
  server: ServerProcess,
  players: readonly string[],
  run: { callers: number; perCall: number; seconds: number; label: string },
): Promise<number> {
  const calls = new EventCalls(server.url, server.serviceToken);
  const started = performance.now();
  const until = started + run.seconds * 1000;
  const call = async (caller: number): Promise<number> => {
    const mine = players.map((id, n) => ({ id, n })).filter(({ n }) => n % run.callers === caller);
    let reported = 0;
    for (let n = 1; performance.now() < until; n++) {
      const events = Array.from({ length: run.perCall }, (_, i) => {
        const player = mine[i % mine.length]!;
        return {
          id: `${run.label}/${caller}/${n}/${i}`,
          type: 'cargo_delivered',
          player_id: player.id,
          occurred_at: Date.now(),
          sector_id: sectorOf(player.n),
          commodity: 'ore',
          units: 1,
        };
      });
      await calls.post(events);
      reported += run.perCall;
    }
    return reported;
  };
  const reported = await Promise.all(Array.from({ length: run.callers }, (_, caller) => call(caller)));
  calls.close();
  return reported.reduce((a, b) => a + b, 0) / ((performance.now() - started) / 1000);
}
