import type { BatchNeeds, Held, Loaded, MissionNeeds, StoredAnswer } from '../../app/ports/store.ts';
import type { LiveAcceptance, PastOutcome } from '../../missions/acceptance.ts';
import type { Mission } from '../../missions/mission.ts';
import type { PlayerState } from '../../missions/player.ts';
import { type AcceptanceJson, acceptanceJson, acceptanceOf } from './acceptance-row.ts';
import { EDITIONS, missionJson, missionOf } from './mission-row.ts';
import { type PlayerJson, playerJson } from './player-row.ts';
import type { Query } from './query.ts';
import { epochMs, rows } from './shapes.ts';

/** Locks in id order, so that two batches can wait for each other but never in a circle. */
const LOCK = `select ${playerJson} as player from player p
  where p.id = any(array(select value::uuid from jsonb_array_elements_text($1::jsonb))) order by p.id for update`;

// A later statement: a snapshot taken with the lock would not see what its last holder wrote.
// Here and below, lookups are lateral with `offset 0`, and say what one index alone can answer: plans are
// made once, and one made while a table was small would otherwise read all of it for every batch ever after.
const LIVE = `select k.id::text as id,
    (select json_agg(${acceptanceJson} order by a.accepted_at, a.id) from mission_acceptance a
      where a.player_id = k.id and a.status in ('active', 'completed')) as live,
    (select json_object_agg(r.faction, r.value) from reputation r where r.player_id = k.id) as reputation
  from (select value::uuid as id from jsonb_array_elements_text($1::jsonb)) k`;

const PAST = `json_build_object('playerId', a.player_id, 'missionId', a.mission_id, 'code', a.code,
    'outcome', a.status, 'choice', a.choice, 'endedAt', ${epochMs('a.ended_at')}) as past`;

/**
 * A player's ended attempts at a mission. As a pair of bounds, not as two equations: of those the one about
 * the mission would do for the index of everybody's attempts at it.
 */
const attempts = (player: string, mission: string) => `(select * from mission_acceptance a
    where (a.player_id, a.mission_id) >= (${player}, ${mission}) and (a.player_id, a.mission_id) <= (${player}, ${mission})
    and a.status in ('rewarded', 'failed', 'expired', 'abandoned') offset 0) a`;

const OUTCOMES = `select ${PAST}
  from (select distinct player_id, mission_id
      from jsonb_to_recordset($1::jsonb) as n(player_id uuid, mission_id uuid)) n
  cross join lateral ${attempts('n.player_id', 'n.mission_id')} order by a.ended_at, a.id`;

/** Whatever became of the missions since: a code is for ever. */
const OUTCOMES_BY_CODE = `select ${PAST}
  from (select distinct player_id, code
      from jsonb_to_recordset($1::jsonb) as n(player_id uuid, code text)) n
  cross join lateral (select id from mission m where m.code = n.code offset 0) m
  cross join lateral ${attempts('n.player_id', 'm.id')} order by a.ended_at, a.id`;

const ANSWERS = `select json_build_object('playerId', c.player_id, 'asker', c.asker, 'commandId', c.command_id,
    'request', c.request, 'answer', c.answer) as answer
  from jsonb_to_recordset($1::jsonb) as n(player_id uuid, asker text, command_id text)
  cross join lateral (select * from command_answer c where c.player_id = n.player_id and c.asker = n.asker
    and c.command_id = n.command_id offset 0) c
  where c.created_at > now() - interval '24 hours'`;

const DAILIES = `select a.player_id::text as id, a.game_day || '/' || a.slot as paid
  from jsonb_array_elements_text($1::jsonb) n
  cross join lateral (select * from mission_acceptance a where a.player_id = n.value::uuid
    and a.family = 'daily' and a.status in ('active', 'completed', 'rewarded') offset 0) a
  where a.status = 'rewarded'`;

const EVENTS = `select e.id from jsonb_array_elements_text($1::jsonb) n
  cross join lateral (select id from game_event e where e.id = n.value offset 0) e`;

const NEWER = `select ${missionJson} as mission from jsonb_to_recordset($1::jsonb) as n(id uuid, version int)
  cross join lateral (select * from mission m where m.id = n.id offset 0) m where m.version <> n.version`;

const BY_ID = `select ${missionJson} as mission from jsonb_array_elements_text($1::jsonb) n
  cross join lateral (select * from mission m where m.id = n.value::uuid offset 0) m`;

type Past = PastOutcome & { playerId: string; missionId: string; code: string | null };

/** Everything a batch needs, under the locks of its players. */
export async function loadBatch(query: Query, needs: BatchNeeds): Promise<Loaded> {
  const ids = rows(needs.playerIds);
  // Sent together, run in this order on the one connection: none of the others starts before the locks.
  const [locked, live, past, asked, answers, events, newer] = await Promise.all([
    query<{ player: PlayerJson }>(LOCK, [ids]),
    query<LiveRow>(LIVE, [ids]),
    some<{ past: Past }>(
      query,
      OUTCOMES,
      needs.outcomes.map((o) => ({ player_id: o.playerId, mission_id: o.missionId })),
    ),
    askedFor(query, needs),
    some<{ answer: StoredAnswer }>(
      query,
      ANSWERS,
      needs.answers.map((a) => ({ player_id: a.playerId, asker: a.asker, command_id: a.commandId })),
    ),
    some<{ id: string }>(query, EVENTS, needs.eventIds),
    some<{ mission: never }>(query, NEWER, needs.missions),
  ]);
  const states = statesOf(
    locked.map((r) => r.player),
    live,
  );
  const missions: Mission[] = newer.map((r) => missionOf(r.mission));
  // Hardly ever: what was not in memory may ask about more than memory knew of.
  const late = newer.length === 0 ? NOTHING_ASKED : await askedFor(query, needs.besides(missions));
  for (const found of [past, asked.past, late.past]) addPast(states, found);
  for (const { id, paid } of [...asked.dailies, ...late.dailies]) states.get(id)?.dailyRewards.add(paid);
  const held = [...states.values()].flatMap((s) => [...s.live.values()]).filter((a) => !needs.knows(a));
  const editions = held.length === 0 ? [] : await editionsHeld(query, held, missions);
  return {
    states,
    answers: answers.map((r) => r.answer),
    events: new Set(events.map((r) => r.id)),
    missions,
    editions,
  };
}

/** Reads the missions of attempts whose editions are not in memory; earlier editions apart. */
async function editionsHeld(query: Query, held: readonly Held[], missions: Mission[]): Promise<Mission[]> {
  const isMissing = (a: Held) => !missions.some((m) => m.id === a.missionId && m.edition === a.edition);
  const unread = held.filter((a) => !missions.some((m) => m.id === a.missionId)).map((a) => a.missionId);
  for (const row of await some<{ mission: never }>(query, BY_ID, [...new Set(unread)]))
    missions.push(missionOf(row.mission));
  const earlier = [...new Set(held.filter(isMissing).map((a) => a.missionId))];
  return (await some<{ mission: never }>(query, EDITIONS, earlier)).map((row) => missionOf(row.mission));
}

interface LiveRow {
  id: string;
  live: AcceptanceJson[] | null;
  reputation: Record<string, number> | null;
}

/** Nothing to look for costs no round trip. */
const some = <Row>(query: Query, text: string, wanted: readonly unknown[]): Promise<Row[]> =>
  wanted.length === 0 ? Promise.resolve([]) : query<Row>(text, [rows(wanted)]);

/** What missions want to know of players. */
async function askedFor(query: Query, { required, dailyPlayers }: MissionNeeds) {
  const codes = required.map((r) => ({ player_id: r.playerId, code: r.code }));
  const [past, dailies] = await Promise.all([
    some<{ past: Past }>(query, OUTCOMES_BY_CODE, codes),
    some<{ id: string; paid: string }>(query, DAILIES, dailyPlayers),
  ]);
  return { past, dailies };
}

const NOTHING_ASKED: Awaited<ReturnType<typeof askedFor>> = { past: [], dailies: [] };

function statesOf(players: readonly PlayerJson[], live: readonly LiveRow[]): Map<string, PlayerState> {
  const states = new Map<string, PlayerState>(
    players.map((player) => [
      player.id,
      {
        player,
        reputation: new Map(),
        live: new Map(),
        outcomes: new Map(),
        codes: new Map(),
        dailyRewards: new Set(),
      },
    ]),
  );
  for (const row of live) {
    const state = states.get(row.id);
    for (const a of row.live ?? []) state?.live.set(a.missionId, acceptanceOf(a) as LiveAcceptance);
    for (const [faction, value] of Object.entries(row.reputation ?? {}))
      state?.reputation.set(faction, value);
  }
  return states;
}

/** Adds what one look found: all of a player's past with each mission that it was about. */
function addPast(states: ReadonlyMap<string, PlayerState>, found: readonly { past: Past }[]): void {
  const byMission = Map.groupBy(found, ({ past }) => `${past.playerId}/${past.missionId}`);
  for (const attempts of byMission.values()) {
    const { playerId, missionId, code } = attempts[0]!.past;
    const state = states.get(playerId);
    state?.outcomes.set(
      missionId,
      attempts.map(({ past: { outcome, choice, endedAt } }) => ({ outcome, choice, endedAt })),
    );
    if (code !== null) state?.codes.set(code, missionId);
  }
}
