import type { EventsReport, GameEvent } from '../protocol/events.ts';

/** Most events of a call, and its largest body in characters: far within the server's 2 MiB, in UTF-8 too. */
const MOST = 1000;
const LARGEST = 500_000;

/** One call of events; `first` is the place of its first in all of them. */
export interface EventCall {
  readonly body: { readonly events: readonly GameEvent[] };
  readonly first: number;
}

/** Splits events into calls that the server takes, in order. */
export function* inCalls(events: readonly GameEvent[]): Generator<EventCall> {
  let first = 0;
  let size = 0;
  for (const [i, event] of events.entries()) {
    const length = JSON.stringify(event).length;
    if (i > first && (i - first === MOST || size + length > LARGEST)) {
      yield { body: { events: events.slice(first, i) }, first };
      first = i;
      size = 0;
    }
    size += length;
  }
  if (first < events.length) yield { body: { events: events.slice(first) }, first };
}

/** One report of all calls; its indexes count over all events. */
export function joinedReports(
  reports: readonly { readonly report: EventsReport; readonly first: number }[],
): EventsReport {
  const sum = (field: 'accepted' | 'duplicates' | 'moved') =>
    reports.reduce((total, { report }) => total + report[field], 0);
  const all = <T extends { index: number }>(list: (report: EventsReport) => readonly T[]) =>
    reports.flatMap(({ report, first }) => list(report).map((one) => ({ ...one, index: one.index + first })));
  return {
    accepted: sum('accepted'),
    duplicates: sum('duplicates'),
    moved: sum('moved'),
    rejected: all((report) => report.rejected),
    warnings: all((report) => report.warnings),
  };
}
