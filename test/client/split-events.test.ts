import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCalls, joinedReports } from '../../client/split-events.ts';
import type { EventsReport, GameEvent } from '../../protocol/events.ts';

const anEvent = (id: string, commodity: string): GameEvent => ({
  id,
  type: 'cargo_delivered',
  player_id: 'p',
  occurred_at: 0,
  sector_id: 7,
  commodity,
  units: 1,
});
const MAX_BYTES = 2 * 1024 * 1024;

/** Many events, some of them long and written in characters of many bytes. */
const events = fc
  .record({
    count: fc.integer({ min: 0, max: 3500 }),
    every: fc.integer({ min: 1, max: 40 }),
    text: fc.string({ unit: 'grapheme', maxLength: 2000 }),
  })
  .map(({ count, every, text }) =>
    Array.from({ length: count }, (_, i) => anEvent(`e-${i}`, i % every === 0 ? text : 'ore')),
  );

describe('events in calls', () => {
  it('are all there, in order, in calls that the server takes', () => {
    fc.assert(
      fc.property(events, (all) => {
        const calls = [...inCalls(all)];
        expect(calls.flatMap((call) => call.body.events)).toEqual(all);
        for (const { body, first } of calls) {
          expect(body.events.length).toBeGreaterThan(0);
          expect(body.events.length).toBeLessThanOrEqual(1000);
          expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(MAX_BYTES);
          expect(body.events[0]).toBe(all[first]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are reported on as if there had been one call', () => {
    const report = (index: number): EventsReport => ({
      accepted: 10,
      duplicates: 2,
      moved: 3,
      rejected: [{ index, id: 'x', code: 'request/invalid', issues: [] }],
      warnings: [{ index, id: 'y', code: 'unknown_sector' }],
    });
    const joined = joinedReports([
      { report: report(4), first: 0 },
      { report: report(5), first: 1000 },
    ]);
    expect(joined).toMatchObject({ accepted: 20, duplicates: 4, moved: 6 });
    expect(joined.rejected.map((r) => r.index)).toEqual([4, 1005]);
    expect(joined.warnings.map((w) => w.index)).toEqual([4, 1005]);
  });
});
