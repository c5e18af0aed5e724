import type { Difference } from '../oracle/difference.ts';
import type { Tally } from './tally.ts';

/** What the servers held in memory, bytes in all processes together; undefined where they do not say. */
export interface Memory {
  readonly before: number | undefined;
  readonly playing: number | undefined;
  readonly after: number | undefined;
}

export interface Summary {
  readonly seed: number;
  readonly players: number;
  readonly minutes: number;
  readonly commands: Record<string, number>;
  readonly refusals: Record<string, number>;
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly missions: Record<string, number>;
  /** Objectives that were played through, by kind. */
  readonly kinds: Record<string, number>;
  readonly joins: number;
  readonly events: number;
  readonly checks: number;
  readonly memory: Memory;
  readonly audit: string | undefined;
  readonly serverErrors: number;
  readonly difference: { readonly player: string; readonly what: string } | undefined;
}

export const summaryOf = (
  tally: Tally,
  run: Pick<Summary, 'seed' | 'players' | 'minutes' | 'memory' | 'audit' | 'serverErrors'>,
  difference: Difference | undefined,
): Summary => ({
  ...run,
  commands: sorted(tally.commands),
  refusals: sorted(tally.refusals),
  latencyMs: {
    p50: round(tally.percentile(0.5)),
    p95: round(tally.percentile(0.95)),
    p99: round(tally.percentile(0.99)),
  },
  missions: sorted(tally.outcomes),
  kinds: sorted(tally.kinds),
  joins: tally.joins,
  events: tally.events,
  checks: tally.checks,
  difference: difference && { player: difference.player, what: difference.message },
});

/** The summary for a person. */
export function summaryText(s: Summary): string {
  const { p50, p95, p99 } = s.latencyMs;
  return [
    `${s.players} players, ${s.minutes} min, seed ${s.seed}`,
    `  commands  ${listed(s.commands)}`,
    `  refusals  ${listed(s.refusals)}`,
    `  latency   p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`,
    `  missions  ${listed(s.missions)}`,
    `  kinds     ${listed(s.kinds)}`,
    `  joins     ${s.joins}, events ${s.events}, looks at the books ${s.checks}`,
    `  memory    ${memoryText(s.memory)}`,
    ...(s.serverErrors === 0 ? [] : [`  server    ${s.serverErrors} errors in its log`]),
    ...(s.audit === undefined ? [] : [`  ${s.audit}`]),
    s.difference === undefined ? '  books     all agree' : `  books     DIFFER: ${s.difference.what}`,
  ].join('\n');
}

const memoryText = ({ before, playing, after }: Memory): string =>
  before === undefined || playing === undefined || after === undefined
    ? 'the server does not say'
    : `${mb(before)} before, ${mb(playing)} while they played, ${mb(after)} after they left`;

const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;
const round = (ms: number): number => Math.round(ms * 10) / 10;
const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([key, n]) => `${key} ${n}`)
    .join(', ') || 'none';
const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
