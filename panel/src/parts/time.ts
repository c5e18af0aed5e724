import { MINUTE } from '../store/mission-clock.tsx';
import type { Texts } from '../texts/en.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECOND = 1_000;

/** How long something still is, in its two largest units; seconds only below ten minutes. */
export function timeText(ms: number, { units, number }: Texts): string {
  const left = Math.max(0, ms);
  const part = (value: number, unit: keyof Texts['units']) => `${number(Math.floor(value))} ${units[unit]}`;
  if (left >= DAY) return `${part(left / DAY, 'day')} ${part((left % DAY) / HOUR, 'hour')}`;
  if (left >= HOUR) return `${part(left / HOUR, 'hour')} ${part((left % HOUR) / MINUTE, 'minute')}`;
  if (left >= 10 * MINUTE) return part(left / MINUTE, 'minute');
  return left >= MINUTE
    ? `${part(left / MINUTE, 'minute')} ${part((left % MINUTE) / SECOND, 'second')}`
    : part(left / SECOND, 'second');
}

/** A countdown as clocks show it: hours, minutes, seconds. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

export type Urgency = 'calm' | 'soon' | 'now';

/** What one warp takes at an easy pace, ms: the same minute that generated missions reckon with. */
const WARP_MS = MINUTE;

/**
 * How pressing a deadline is for somebody so many warps away: three hours are calm at one warp, not at
 * thirty. `now` is under ten minutes beyond the way, `soon` under an hour, or under three times the way.
 */
export function urgencyOf(leftMs: number, warps = 0): Urgency {
  const way = warps * WARP_MS * 2;
  const spare = leftMs - way;
  if (spare < 10 * MINUTE) return 'now';
  return spare < HOUR || leftMs < way * 4 ? 'soon' : 'calm';
}
