import { cursorOf, keyOf } from '../app/ports/cursor.ts';
import type { AdminNote, MissionStore, Versioned } from '../app/ports/store.ts';
import type { Mission } from '../missions/mission.ts';
import { EDITIONS, missionColumns, missionJson, missionOf, missionRow } from './sql/mission-row.ts';
import type { Query } from './sql/query.ts';
import { below, iso, rows } from './sql/shapes.ts';

const columns = missionColumns.split(',').map((c) => c.trim().split(' ')[0]!);
const select = `select ${missionJson} as mission from mission m`;
const INSERT = `insert into mission as m (${columns.join(', ')}) select ${columns.join(', ')}
  from jsonb_to_recordset($1::jsonb) as n(${missionColumns})
  on conflict do nothing returning ${missionJson} as mission`;
const NOTED = `insert into admin_change ("by", action, mission_id, details) select n."by", n.action, of.id, n.details`;
const NOTE = `jsonb_to_recordset($2::jsonb) as n("by" text, action text, details jsonb)`;
/** The same with a note of who wanted it. */
const INSERT_NOTED = `with made as (insert into mission (${columns.join(', ')}) select ${columns.join(', ')}
    from jsonb_to_recordset($1::jsonb) as n(${missionColumns}) on conflict do nothing returning *),
  noted as (${NOTED} from made of cross join ${NOTE})
  select ${missionJson} as mission from made m`;
/** Outcomes and content find a mission by its code: what is written once is never written again. */
const changing = columns.filter((c) => c !== 'id' && c !== 'code');
// What is replaced is read as it was before the statement, and kept only where the statement replaces it.
const UPDATE = `with n as (select * from jsonb_to_recordset($1::jsonb) as n(${missionColumns})),
  old as (select m.*, n.edition as next from n cross join (select * from mission m where m.id = $3::uuid) m),
  done as (update mission t set ${changing.map((c) => `${c} = n.${c}`).join(', ')}
    from n where t.id = $3::uuid and t.version = n.version - 1 returning t.id),
  kept as (insert into mission_edition (mission_id, edition, body)
    select m.id, m.edition, to_jsonb(m) - 'next' from old m join done on done.id = m.id where m.edition <> m.next
    union all select done.id, (e.value ->> 'edition')::int, e.value
    from done cross join jsonb_array_elements($4::jsonb) e on conflict do nothing),
  noted as (${NOTED} from done of cross join ${NOTE})
  select id from done`;
// Page by page, because there are as many as players have offers, and no statement may take for ever.
const PAGE = 2000;
const ACTIVE = `${select} where m.is_active
  and m.id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') order by m.id limit $2::int`;
const EXPIRED = `update mission set is_active = false, version = version + 1 where id = any(array(
    select id from mission where is_active and expires_at <= $1::timestamptz
    order by expires_at limit $2::int for update skip locked)) returning id::text as id`;

const NEWEST = `select ${missionJson} as mission from jsonb_array_elements_text($1::jsonb) n
  cross join lateral (select * from mission m where m.generator_key = n.value
    order by m.generator_seq desc limit 1) m`;
// Made by the database, to the microsecond: in epoch milliseconds two could not be told apart.
const LIST = `select ${missionJson} as mission,
    (extract(epoch from m.created_at) * 1000000)::bigint::float8 as at from mission m
  where m.family = 'faction' and (m.created_at, m.id) <
    ${below(`(timestamptz 'epoch' + $1::bigint * interval '1 microsecond')`, '$2')}
  order by m.created_at desc, m.id desc limit $3::int`;
const TARGETS = `select distinct m.generator_target as target from mission m
  where m.owner_id = $1::uuid and m.starts_at > $2::timestamptz and m.generator_target is not null`;

const SHARED_VERSIONS = `select id::text as id, version from mission where is_active and owner_id is null`;
const OWN_VERSIONS = `select m.id::text as id, m.version from jsonb_array_elements_text($1::jsonb) o
  cross join lateral (select * from mission m where m.owner_id = o.value::uuid offset 0) m where m.is_active`;

interface Row {
  mission: never;
}

/** Missions in SQL, on either driver. */
export class SqlMissionStore implements MissionStore {
  readonly #run: <T>(work: (query: Query) => Promise<T>) => Promise<T>;

  constructor(run: <T>(work: (query: Query) => Promise<T>) => Promise<T>) {
    this.#run = run;
  }

  async active(): Promise<Mission[]> {
    const all: Mission[] = [];
    for (;;) {
      const page = await this.#select(ACTIVE, [all[all.length - 1]?.id ?? null, PAGE]);
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  byIds = (ids: readonly string[]): Promise<Mission[]> =>
    this.#select(
      `${select} where m.id = any(array(select value::uuid from jsonb_array_elements_text($1::jsonb)))`,
      [rows(ids)],
    );

  byCodes = (codes: readonly string[]): Promise<Mission[]> =>
    this.#select(
      `${select} where m.code = any(array(select value from jsonb_array_elements_text($1::jsonb)))`,
      [rows(codes)],
    );

  versionsOf = (ownerIds: readonly string[] | null): Promise<Versioned[]> =>
    this.#run((query) =>
      ownerIds === null
        ? query<Versioned>(SHARED_VERSIONS)
        : query<Versioned>(OWN_VERSIONS, [rows(ownerIds)]),
    );

  insert = (missions: readonly Mission[], note?: AdminNote): Promise<Mission[]> =>
    note === undefined
      ? this.#select(INSERT, [rows(missions.map(missionRow))])
      : this.#select(INSERT_NOTED, [rows(missions.map(missionRow)), rows([note])]);

  async update(mission: Mission, editions: readonly Mission[] = [], note?: AdminNote): Promise<boolean> {
    const notes = rows(note === undefined ? [] : [note]);
    const parameters = [rows([missionRow(mission)]), notes, mission.id, rows(editions.map(missionRow))];
    return (await this.#run((query) => query(UPDATE, parameters))).length === 1;
  }

  editions = (missionIds: readonly string[]): Promise<Mission[]> =>
    this.#select(EDITIONS, [rows(missionIds)]);

  async list(before: string | undefined, limit: number) {
    const key = keyOf(before);
    const parameters = [key?.at ?? null, key?.id ?? null, limit + 1];
    const found = await this.#run((query) => query<Row & { at: number }>(LIST, parameters));
    const missions = found.slice(0, limit).map((r) => missionOf(r.mission));
    const last = missions[missions.length - 1];
    const nextCursor = found.length > limit && last ? cursorOf(found[limit - 1]!.at, last.id) : null;
    return { missions, nextCursor };
  }

  deactivateExpired = async (now: number, limit: number): Promise<string[]> =>
    (await this.#run((query) => query<{ id: string }>(EXPIRED, [iso(now), limit]))).map((r) => r.id);

  newestOf = (keys: readonly string[]): Promise<Mission[]> => this.#select(NEWEST, [rows(keys)]);

  targetsSince = async (ownerId: string, since: number): Promise<string[]> =>
    (await this.#run((query) => query<{ target: string }>(TARGETS, [ownerId, iso(since)]))).map(
      (r) => r.target,
    );

  async #select(text: string, parameters: readonly unknown[] = []): Promise<Mission[]> {
    const found = await this.#run((query) => query<Row>(text, parameters));
    return found.map((r) => missionOf(r.mission));
  }
}
