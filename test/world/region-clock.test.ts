import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gameDayAt, lastRefresh, nextRefresh, type RegionClock } from '../../src/world/region-clock.ts';

const HOUR = 3_600_000;
const clock = (timeZone: string, refreshHour: number): RegionClock => ({ timeZone, refreshHour });
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);
/** The local wall clock, read by another formatter than the code's: "2026-03-29 03:00". */
const wallOf = (timeZone: string) => {
  const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (ms: number) => formatter.format(ms);
};

const zones: readonly (readonly [string, number, string, string])[] = [
  ['UTC', 0, '2024-01-01', '2027-01-01'],
  ['Europe/Berlin', 2, '2019-01-01', '2024-01-01'],
  ['America/New_York', 1, '2019-01-01', '2024-01-01'],
  ['America/New_York', 2, '2019-01-01', '2024-01-01'],
  ['Australia/Lord_Howe', 2, '2020-01-01', '2023-01-01'],
  ['Asia/Tokyo', 5, '2020-01-01', '2022-01-01'],
  ['America/Sao_Paulo', 0, '2012-01-01', '2020-01-01'],
  ['America/Sao_Paulo', 23, '2012-01-01', '2020-01-01'],
  ['Pacific/Apia', 0, '2010-01-01', '2013-01-01'],
  ['Pacific/Apia', 5, '2010-01-01', '2013-01-01'],
  ['America/Nuuk', 23, '2022-01-01', '2026-01-01'],
  ['America/St_Johns', 0, '2008-01-01', '2012-01-01'],
];

describe.each(zones)('the clock of %s at %i h', (zone, hour, from, to) => {
  const region = clock(zone, hour);
  const wall = wallOf(zone);
  const refreshes: number[] = [];
  for (let t = nextRefresh(region, at(from)); t < at(to); t = nextRefresh(region, t)) refreshes.push(t);

  it('turns over once for each local date that there is', () => {
    const days = refreshes.map((t) => gameDayAt(region, t));
    const dates = new Set<string>();
    for (let t = refreshes[0]!; t <= refreshes.at(-1)!; t += 3 * HOUR) dates.add(wall(t).slice(0, 10));
    expect(days).toEqual([...new Set(days)].sort());
    const between = [...dates].filter((date) => date > days[0]! && date < days.at(-1)!);
    expect(days.slice(1, -1)).toEqual(between.sort());
  });

  it('lets a day last about a day', () => {
    const hours = refreshes.slice(1).map((t, i) => (t - refreshes[i]!) / HOUR);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(22);
    expect(Math.max(...hours)).toBeLessThanOrEqual(26);
  });

  it('shows the hour at the refresh, or what follows the gap that skipped it', () => {
    const usual = `${String(hour).padStart(2, '0')}:00`;
    const unusual = refreshes.filter((t) => wall(t).slice(11) !== usual);
    // Before the gap the clock showed less than the hour, after it more: the hour was never shown.
    for (const t of unusual) {
      const due = `${gameDayAt(region, t)} ${usual}`;
      expect(wall(t - 60_000) < due && due < wall(t)).toBe(true);
    }
    expect(unusual.length).toBeLessThan(refreshes.length / 100);
  });

  it('puts every instant between the refresh before and the one after', () => {
    fc.assert(
      fc.property(fc.integer({ min: at(from), max: at(to) }), (now) => {
        const [last, next] = [lastRefresh(region, now), nextRefresh(region, now)];
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(nextRefresh(region, last)).toBe(next);
        expect(lastRefresh(region, next)).toBe(next);
        expect(lastRefresh(region, next - 1)).toBe(last);
        expect(gameDayAt(region, now)).toBe(gameDayAt(region, last));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a refresh hour that daylight saving touches', () => {
  it.each([
    // skipped: 02:00 does not exist in Berlin on 29 March 2026
    ['Europe/Berlin', 2, '2026-03-28T12:00Z', '2026-03-29T01:00'],
    // skipped at midnight: Sao Paulo goes from 00:00 to 01:00
    ['America/Sao_Paulo', 0, '2018-11-03T12:00Z', '2018-11-04T03:00'],
    // twice: the first 02:00 in Berlin on 25 October 2026
    ['Europe/Berlin', 2, '2026-10-24T12:00Z', '2026-10-25T00:00'],
    // twice: the first 01:00 in New York on 1 November 2026
    ['America/New_York', 1, '2026-10-31T12:00Z', '2026-11-01T05:00'],
    // half an hour: Lord Howe goes from 02:00 to 02:30
    ['Australia/Lord_Howe', 2, '2026-10-03T12:00Z', '2026-10-03T15:30'],
  ])('%s at %i h', (zone, hour, now, expected) => {
    expect(iso(nextRefresh(clock(zone, hour), at(now)))).toBe(expected);
  });

  it('does not refresh again when the hour comes a second time', () => {
    const first = at('2026-10-25T00:00Z');
    expect(iso(nextRefresh(clock('Europe/Berlin', 2), first))).toBe('2026-10-26T01:00');
  });

  it('names no day after the date that Samoa left out', () => {
    const region = clock('Pacific/Apia', 5);
    const before = nextRefresh(region, at('2011-12-29T10:00Z'));
    expect(gameDayAt(region, before)).toBe('2011-12-29');
    expect(gameDayAt(region, nextRefresh(region, before))).toBe('2011-12-31');
  });

  it('names a day by the refresh that began it, not by the date on the wall', () => {
    const region = clock('Europe/Berlin', 6);
    expect(gameDayAt(region, at('2026-06-10T03:59Z'))).toBe('2026-06-09');
    expect(gameDayAt(region, at('2026-06-10T04:00Z'))).toBe('2026-06-10');
  });

  it('keeps the name of a day whose hour was skipped over midnight', () => {
    // Nuuk goes from Saturday 23:00 to Sunday 00:00.
    const region = clock('America/Nuuk', 23);
    const gapEnd = at('2025-03-30T01:00Z');
    expect(lastRefresh(region, gapEnd)).toBe(gapEnd);
    expect(gameDayAt(region, gapEnd)).toBe('2025-03-29');
    expect(gameDayAt(region, nextRefresh(region, gapEnd))).toBe('2025-03-30');
  });
});
