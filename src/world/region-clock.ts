import type { Region } from './world.ts';

/** What the clock needs of a region: its IANA zone and the local hour at which the day turns over. */
export type RegionClock = Pick<Region, 'timeZone' | 'refreshHour'>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No zone has ever been further than this from UTC. */
const WIDEST_OFFSET = 16 * HOUR;

/** The ISO date that names the running game day: the local date of the last refresh (SPEC 8). */
export const gameDayAt = (region: RegionClock, now: number): string => isoDate(last(region, now).day);

/** When the running game day began, epoch ms, <= now. */
export const lastRefresh = (region: RegionClock, now: number): number => last(region, now).at;

/** When the next game day begins, epoch ms, > now. */
export function nextRefresh(region: RegionClock, now: number): number {
  const today = localDay(region, now);
  for (let day = today - 1; ; day++) {
    const at = refreshOn(region, day);
    if (at !== undefined && at > now) return at;
  }
}

function last(region: RegionClock, now: number): { day: number; at: number } {
  // Tomorrow too: a clock set back over midnight is in yesterday again after today's refresh.
  for (let day = localDay(region, now) + 1; ; day--) {
    const at = refreshOn(region, day);
    if (at !== undefined && at <= now) return { day, at };
  }
}

/**
 * The refresh of one local date (as days since 1970): the first instant at which the wall clock
 * shows the hour or later. So a skipped hour is the instant at the gap's end, and one that comes
 * twice counts the first time. Undefined for a date that the zone left out.
 */
function refreshOn({ timeZone, refreshHour }: RegionClock, day: number): number | undefined {
  const wall = day * DAY + refreshHour * HOUR;
  const [from, to] = [wall - WIDEST_OFFSET, wall + WIDEST_OFFSET];
  const [before, after] = [offsetAt(timeZone, from), offsetAt(timeZone, to)];
  if (before === after) return wall - before;
  const change = changeBetween(timeZone, from, to, after);
  if (wall - before < change) return wall - before;
  if (wall - after >= change) return wall - after;
  // In a gap. The date is real when the gap begins on it or ends on it.
  const [lastDay, firstDay] = [change - 1 + before, change + after].map((ms) => Math.floor(ms / DAY));
  return lastDay === day || firstDay === day ? change : undefined;
}

/** The first instant of `after`, between one instant with another offset and one with it. */
function changeBetween(timeZone: string, from: number, to: number, after: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

const localDay = ({ timeZone }: RegionClock, at: number) => Math.floor((at + offsetAt(timeZone, at)) / DAY);

/** Milliseconds that the wall clock is ahead of UTC. */
function offsetAt(timeZone: string, at: number): number {
  const second = Math.floor(at / 1000) * 1000;
  const { year, month, day, hour, minute, second: s } = fieldsOf(timeZone, second);
  return Date.UTC(year, month - 1, day, hour, minute, s) - second;
}

function isoDate(day: number): string {
  const fields = fieldsOf('UTC', day * DAY);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(fields.year).padStart(4, '0')}-${two(fields.month)}-${two(fields.day)}`;
}

type Fields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function fieldsOf(timeZone: string, at: number): Fields {
  const fields: Fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(at))
    if (type in fields) fields[type as keyof Fields] = Number(value);
  return fields;
}

/** Making a formatter costs far more than using one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
