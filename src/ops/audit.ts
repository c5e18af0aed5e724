import { IsolationLevel } from '@mikro-orm/core';
import type { AbstractSqlDriver, MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { type Query, queryOf } from '../persistence/sql/query.ts';
import { auditChecks } from './audit-checks.ts';

/** A row that breaks a promise. */
export interface Violation {
  readonly player: string | null;
  readonly what: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** A broken promise: how often, and the first of the rows that break it. */
export interface Finding {
  readonly check: string;
  readonly count: number;
  readonly violations: readonly Violation[];
}

export interface AuditReport {
  readonly checks: number;
  readonly players: number;
  readonly attempts: number;
  readonly ledgerRows: number;
  readonly findings: readonly Finding[];
}

/** Violations that are listed of one check; the rest are only counted. */
const LISTED = 20;

/** Ways to look at whole tables, which the sessions of the hot path are denied; and time to do it. */
const SESSION = [
  'set transaction read only',
  'set local statement_timeout = 0',
  'set local plan_cache_mode = auto',
  'set local enable_seqscan = on',
  'set local enable_hashjoin = on',
  'set local enable_mergejoin = on',
];

/** Audits one snapshot of the database, so it may run beside a live server. Changes nothing. */
export const audit = (orm: MikroORM<AbstractSqlDriver>): Promise<AuditReport> =>
  orm.em.fork().transactional(
    async (em) => {
      const query = queryOf(em as SqlEntityManager);
      for (const setting of SESSION) await query(setting);
      return auditIn(query);
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ },
  );

/** Proves over the whole database that the balances are what ledger and history say (SPEC 4). */
export async function auditIn(query: Query): Promise<AuditReport> {
  const findings: Finding[] = [];
  for (const { name, sql } of auditChecks) {
    const found = await violationsOf(query, sql);
    if (found.length > 0)
      findings.push({ check: name, count: found[0]!.total, violations: found.map(withoutTotal) });
  }
  return { checks: auditChecks.length, ...(await sizes(query)), findings };
}

/** The report for an operator: one line when all holds, else every broken promise with its rows. */
export function auditText({ checks, players, attempts, ledgerRows, findings }: AuditReport): string {
  const over = `${checks} checks over ${players} players, ${attempts} attempts, ${ledgerRows} ledger rows`;
  if (findings.length === 0) return `audit: ${over}: all hold`;
  return [`audit: ${over}: ${findings.length} broken`, ...findings.flatMap(findingLines)].join('\n');
}

function findingLines({ check, count, violations }: Finding): string[] {
  const more = count - violations.length;
  return [
    `  Broken: ${check} (${count})`,
    ...violations.map((v) => `    player ${v.player}: ${v.what}: expected ${v.expected}, found ${v.found}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

const violationsOf = (query: Query, sql: string) =>
  query<Violation & { total: number }>(
    `select player::text, what::text, expected::text, found::text, (count(*) over ())::int as total
     from (${sql}) v order by player, what limit ${LISTED}`,
  );

const withoutTotal = ({ player, what, expected, found }: Violation): Violation => ({
  player,
  what,
  expected,
  found,
});

async function sizes(query: Query): Promise<Pick<AuditReport, 'players' | 'attempts' | 'ledgerRows'>> {
  const [row] = await query<{ players: number; attempts: number; ledger: number }>(
    `select (select count(*) from player)::int as players,
      (select count(*) from mission_acceptance)::int as attempts,
      (select count(*) from reward_ledger)::int as ledger`,
  );
  return { players: row!.players, attempts: row!.attempts, ledgerRows: row!.ledger };
}
