import type { PageKey } from '../../app/ports/cursor.ts';
import type { Query } from './query.ts';
import { epochMs, iso } from './shapes.ts';

const EVENTS = `delete from game_event where ctid = any(array(
    select ctid from game_event where occurred_at < $1::timestamptz order by occurred_at limit $2::int))
  returning 1`;

const ANSWERS = `delete from command_answer where ctid = any(array(
    select ctid from command_answer where created_at < now() - interval '24 hours'
    order by created_at limit $1::int))
  returning 1`;

/** The oldest by number; those of one batch have one instant, so an older one hardly ever stands behind. */
const oldest = (table: string, key: string) => `${key} = any(array(
    select ${key} from (select ${key}, at from ${table} order by ${key} limit $2::int) q
    where q.at < $1::timestamptz))`;

// The instant is noted: what was told until then can no longer be proved by anybody.
const OUTBOX = `with shown as (delete from outbox_shown where ${oldest('outbox_shown', 'cursor')} returning at),
  unread as (delete from outbox where ${oldest('outbox', 'seq')} returning at),
  gone as (select at from shown union all select at from unread),
  noted as (update outbox_head set swept_until = greatest(swept_until, (select max(at) from gone))
    where exists (select 1 from gone))
  select count(*)::int as gone from gone`;

// Looked up one by one (scalar, with a limit): any other way may read everybody's attempts. One that
// somebody took is marked, and with that out of the way of the next look.
const OFFERS = `with seen as materialized (
    select m.id, m.expires_at, m.family,
      (select true from mission_acceptance a where a.mission_id = m.id limit 1) as taken,
      (select true from mission n where n.generator_key = m.generator_key and n.generator_seq > m.generator_seq
        limit 1) as followed
    from mission m where not m.is_active and not m.taken and m.generator_key is not null
      and m.expires_at < $1::timestamptz
      and (m.expires_at, m.id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
    order by m.expires_at, m.id limit $4::int),
  kept as (update mission set taken = true where id = any(array(select id from seen where taken))),
  gone as (delete from mission where id = any(array(
    select id from seen where taken is null and (followed or family = 'daily'))) returning id),
  editions as (delete from mission_edition where mission_id = any(array(select id from gone)))
  select ${epochMs('expires_at')}::float8 as at, id::text as id from seen order by expires_at, id`;

export const forgetEvents = async (query: Query, before: number, limit: number): Promise<number> =>
  (await query(EVENTS, [iso(before), limit])).length;

export const forgetAnswers = async (query: Query, limit: number): Promise<number> =>
  (await query(ANSWERS, [limit])).length;

export const forgetOutbox = async (query: Query, before: number, limit: number): Promise<number> =>
  (await query<{ gone: number }>(OUTBOX, [iso(before), limit]))[0]?.gone ?? 0;

export async function removeOffers(
  query: Query,
  before: number,
  from: PageKey | undefined,
  limit: number,
): Promise<PageKey | undefined> {
  const seen = await query<PageKey>(OFFERS, [iso(before), iso(from?.at), from?.id ?? null, limit]);
  return seen.length < limit ? undefined : seen[seen.length - 1];
}
