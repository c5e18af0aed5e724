import pg from 'pg';

/**
 * The rows that a call of events leaves, in the one statement that writes them fastest: its event ids
 * and the progress of the acceptances that it moved.
 */
export const BARE_UPDATE = `with seen as (
  insert into game_event (id, player_id, type, occurred_at)
  select id, player_id, 'cargo_delivered', now() from unnest($1::text[], $2::uuid[]) n(id, player_id))
update mission_acceptance a set objectives = jsonb_set(a.objectives, '{0,progress,current}', to_jsonb(n.current))
  from unnest($3::uuid[], $4::int[]) n(id, current) where a.id = n.id`;

/** The settings of the server's own sessions. */
const SESSION =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c jit=off';

export interface Attempt {
  readonly id: string;
  readonly playerId: string;
}

/** Runs the statement from `callers` connections for some seconds: events a second. */
export async function bareUpdates(
  url: string,
  attempts: readonly Attempt[],
  run: { callers: number; perCall: number; seconds: number; label: string },
): Promise<number> {
  const started = performance.now();
  const until = started + run.seconds * 1000;
  const call = async (caller: number): Promise<number> => {
    const client = new pg.Client({ connectionString: url, options: SESSION });
    await client.connect();
    // Each caller its own players: two callers would only wait for each other's rows.
    const mine = attempts.filter((_, i) => i % run.callers === caller);
    let written = 0;
    for (let n = 1; performance.now() < until; n++) {
      const players = Array.from({ length: run.perCall }, (_, i) => mine[i % mine.length]!.playerId);
      const ids = players.map((_, i) => `${run.label}/${caller}/${n}/${i}`);
      const moved = mine.slice(0, run.perCall);
      const values = [ids, players, moved.map((a) => a.id), moved.map(() => n)];
      await client.query({ name: 'bare', text: BARE_UPDATE, values });
      written += run.perCall;
    }
    await client.end();
    return written;
  };
  const written = await Promise.all(Array.from({ length: run.callers }, (_, caller) => call(caller)));
  return written.reduce((a, b) => a + b, 0) / ((performance.now() - started) / 1000);
}
