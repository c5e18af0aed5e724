import type { PlayersIn, PlayersThere, WorldRow, WorldRowKey } from '../../app/ports/store.ts';
import type { Query } from './query.ts';
import { rows } from './shapes.ts';

const VERSION = 'select version::float8 as version from world_version';
/** Nobody else changes the map until this transaction ends; no row where it is at another version. */
const RAISE = `insert into world_version as w (id, version) values (1, $1::bigint + 1)
  on conflict (id) do update set version = w.version + 1 where w.version = $1::bigint
  returning version::float8 as version`;
const RAISE_ANYHOW = `insert into world_version as w (id, version) values (1, 1)
  on conflict (id) do update set version = w.version + 1 returning version::float8 as version`;
const NAMED = `jsonb_to_recordset($1::jsonb) as n(kind text, id text)
  cross join lateral (select ctid, * from world_row w where w.kind = n.kind and w.id = n.id offset 0) w`;
const REMOVE = `delete from world_row where ctid = any(array(select w.ctid from ${NAMED}))`;
const SOME = `select w.kind, w.id, w.body from ${NAMED} order by w.seq, w.kind, w.id`;
const WRITE = `insert into world_row (kind, id, body, seq) select n.kind, n.id, n.body, n.seq
  from jsonb_to_recordset($1::jsonb) as n(kind text, id text, body jsonb, seq bigint)
  on conflict (kind, id) do update set body = excluded.body`;
/** More than the rows of any call, so that those of a later one come behind. */
const ROWS_A_CALL = 2 ** 20;

const standing = 'count(*)::int as players, min(p.id::text) as one from player p where';
const IN_SECTORS = `select p.sector_id as place, ${standing} p.sector_id = any(
  array(select value::int from jsonb_array_elements_text($1::jsonb))) group by 1`;
const IN_REGIONS = `select p.region_id as place, ${standing} p.region_id = any(
  array(select value from jsonb_array_elements_text($1::jsonb))) group by 1`;

/** Every row of the map, those that came first first. */
export const allRows = (query: Query): Promise<WorldRow[]> =>
  query<WorldRow>('select kind, id, body from world_row order by seq, kind, id');

/** Those of these rows that are there, those that came first first. */
export const someRows = (query: Query, keys: readonly WorldRowKey[]): Promise<WorldRow[]> =>
  query<WorldRow>(SOME, [rows(keys)]);

/** The version of the map; 0 while nothing was ever stored. */
export async function mapVersion(query: Query): Promise<number> {
  return (await query<{ version: number }>(VERSION))[0]?.version ?? 0;
}

/** Takes rows away, then writes others, if the map is at that version; the next, or undefined. */
export async function changeMap(
  query: Query,
  at: number,
  removed: readonly WorldRowKey[],
  written: readonly WorldRow[],
): Promise<number | undefined> {
  const [raised] = await query<{ version: number }>(RAISE, [at]);
  if (raised === undefined) return undefined;
  if (removed.length > 0) await query(REMOVE, [rows(removed)]);
  await write(query, raised.version, written);
  return raised.version;
}

/** Writes rows whatever the version is. */
export async function addToMap(query: Query, written: readonly WorldRow[]): Promise<void> {
  const [raised] = await query<{ version: number }>(RAISE_ANYHOW);
  await write(query, raised!.version, written);
}

async function write(query: Query, version: number, written: readonly WorldRow[]): Promise<void> {
  if (written.length === 0) return;
  await query(WRITE, [rows(written.map((row, i) => ({ ...row, seq: version * ROWS_A_CALL + i })))]);
}

/** Players in these sectors and regions. Asked when a place is taken away: rare enough to look at everybody. */
export async function playersIn(
  query: Query,
  sectorIds: readonly number[],
  regionIds: readonly string[],
): Promise<PlayersIn> {
  const of = async <K>(text: string, ids: readonly K[]): Promise<Map<K, PlayersThere>> =>
    new Map(
      ids.length === 0
        ? []
        : (await query<PlayersThere & { place: K }>(text, [rows(ids)])).map(({ place, players, one }) => [
            place,
            { players, one },
          ]),
    );
  return { sectors: await of(IN_SECTORS, sectorIds), regions: await of(IN_REGIONS, regionIds) };
}
