import type { JournalRewards } from '../../../protocol/missions.ts';
import { cursorOf, keyOf } from '../../app/ports/cursor.ts';
import type { Held, JournalPage } from '../../app/ports/store.ts';
import type { Acceptance } from '../../missions/acceptance.ts';
import type { Item } from '../../missions/mission.ts';
import { type AcceptanceJson, acceptanceJson, acceptanceOf } from './acceptance-row.ts';
import { missionJson, missionOf } from './mission-row.ts';
import type { Query } from './query.ts';
import { below, iso } from './shapes.ts';

const JOURNAL = `select ${acceptanceJson} as acceptance, ${missionJson} as mission,
    (select json_agg(json_build_object('channel', l.channel, 'key', l.key, 'amount', l.amount) order by l.id)
      from reward_ledger l where l.acceptance_id = a.id) as paid
  from mission_acceptance a join mission current on current.id = a.mission_id
  left join mission_edition e on e.mission_id = a.mission_id and e.edition = a.edition
  cross join lateral jsonb_populate_record(current, e.body) m
  where a.player_id = $1::uuid and a.ended_at is not null
    and (a.ended_at, a.id) < ${below('$2', '$3')}
  order by a.ended_at desc, a.id desc limit $4::int`;

// In the order of who holds it: the index of all attempts at it has not that one.
const LIVE = `(select * from mission_acceptance a where a.mission_id = $1::uuid
    and a.player_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
    and a.status in ('active', 'completed') order by a.player_id offset 0) a`;

const HELD = `select count(*)::int as count, min(a.edition) as oldest from ${LIVE}`;

const HOLDERS = `select a.player_id::text as id from ${LIVE} where a.edition <> $3::int limit $4::int`;

const OF_MISSION = `select ${acceptanceJson} as acceptance from mission_acceptance a
  where a.mission_id = $1::uuid
    and (a.accepted_at, a.id) < ${below('$2', '$3')}
  order by a.accepted_at desc, a.id desc limit $4::int`;

interface Paid {
  channel: 'credits' | 'reputation' | 'item';
  key: string;
  amount: number;
}

interface JournalRow {
  acceptance: AcceptanceJson;
  mission: never;
  paid: Paid[] | null;
}

/** One page of a player's ended attempts, newest first. */
export async function journal(
  query: Query,
  playerId: string,
  before: string | undefined,
  limit: number,
): Promise<JournalPage> {
  const key = keyOf(before);
  const found = await query<JournalRow>(JOURNAL, [playerId, iso(key?.at), key?.id ?? null, limit + 1]);
  const page = found.slice(0, limit);
  const last = page[page.length - 1]?.acceptance;
  return {
    acceptances: page.map((r) => ({
      acceptance: acceptanceOf(r.acceptance),
      mission: missionOf(r.mission),
      rewards: r.acceptance.status === 'rewarded' ? rewardsOf(r.paid ?? []) : null,
    })),
    nextCursor: found.length > limit && last ? cursorOf(last.endedAt ?? 0, last.id) : null,
  };
}

/** How many hold a mission, and the oldest edition that anybody holds. */
export async function held(query: Query, missionId: string) {
  const [row] = await query<{ count: number; oldest: number | null }>(HELD, [missionId, null]);
  return row!;
}

/** Players who hold a mission in another edition, by id. */
export const holders = async (
  query: Query,
  { missionId, edition }: Held,
  after: string | undefined,
  limit: number,
): Promise<string[]> =>
  (await query<{ id: string }>(HOLDERS, [missionId, after ?? null, edition, limit])).map((row) => row.id);

/** One page of all attempts at a mission, newest first. */
export async function acceptancesOf(
  query: Query,
  missionId: string,
  before: string | undefined,
  limit: number,
): Promise<{ acceptances: Acceptance[]; nextCursor: string | null }> {
  const key = keyOf(before);
  const parameters = [missionId, iso(key?.at), key?.id ?? null, limit + 1];
  const found = await query<{ acceptance: AcceptanceJson }>(OF_MISSION, parameters);
  const acceptances = found.slice(0, limit).map((r) => acceptanceOf(r.acceptance));
  const last = acceptances[acceptances.length - 1];
  return {
    acceptances,
    nextCursor: found.length > limit && last ? cursorOf(last.acceptedAt, last.id) : null,
  };
}

const rewardsOf = (paid: readonly Paid[]): JournalRewards => ({
  credits: paid.filter((p) => p.channel === 'credits').reduce((sum, p) => sum + p.amount, 0),
  reputation: paid
    .filter((p) => p.channel === 'reputation')
    .map((p) => ({ faction: p.key, applied: p.amount })),
  items: paid.filter((p) => p.channel === 'item').map((p) => ({ ...itemOf(p.key), quantity: p.amount })),
});

function itemOf(key: string): Pick<Item, 'kind' | 'code'> {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Item['kind'], code: key.slice(at + 1) };
}
