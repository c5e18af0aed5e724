import type { Query } from './sql/query.ts';

/** What the migrator keeps for itself is no part of the schema. */
const OURS = `c.relnamespace = 'public'::regnamespace and c.relname not like 'mikro_orm%'`;

const TABLES = `select c.relname as "table" from pg_class c where ${OURS} and c.relkind = 'r' order by 1`;

const COLUMNS = `select c.relname as "table", a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where ${OURS} and c.relkind = 'r' order by c.relname, a.attnum`;

// Newer servers also list "not null" as constraints, which the columns have said already.
const CONSTRAINTS = `select c.relname as "table", 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
  from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
  where ${OURS} order by c.relname, k.conname`;

const INDEXES = `select c.relname as "table", pg_get_indexdef(i.indexrelid) as line
  from pg_class c join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid
  where ${OURS} and not exists (select 1 from pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u'))
  order by c.relname, x.relname`;

const TRIGGERS = `select c.relname as "table", pg_get_triggerdef(t.oid) as line
  from pg_class c join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  where ${OURS} order by c.relname, t.tgname`;

const FUNCTIONS = `select '' as "table", pg_get_functiondef(p.oid) as line
  from pg_proc p where p.pronamespace = 'public'::regnamespace order by p.proname`;

interface Line {
  readonly table: string;
  readonly line: string;
}

/** The schema as text to read and compare: the same for the same migrations on every driver. */
export async function describeSchema(query: Query): Promise<string> {
  const tables = await query<{ table: string }>(TABLES);
  const inside = [...(await query<Line>(COLUMNS)), ...(await query<Line>(CONSTRAINTS))];
  const beside = [...(await query<Line>(INDEXES)), ...(await query<Line>(TRIGGERS))];
  const of = (lines: readonly Line[], table: string) =>
    lines.filter((l) => l.table === table).map((l) => plain(l.line));
  const blocks = tables.map(({ table }) => {
    const body = of(inside, table).map((line) => `  ${line}`);
    const after = of(beside, table).map((line) => `${line};`);
    return [`create table ${table} (`, body.join(',\n'), ');', ...after].join('\n');
  });
  const functions = (await query<Line>(FUNCTIONS)).map(({ line }) => `${plain(line)};`);
  return `${['-- The schema after all migrations. Written by: npm run schema:dump', ...blocks, ...functions].join('\n\n')}\n`;
}

/** Without the name of the one schema there is, and without what servers pad with. */
const plain = (text: string): string =>
  text
    .replaceAll(/\bpublic\./g, '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
