import { z } from 'zod';
import { defineKind } from '../objective-kind.ts';
import { anywhere, counted, missing } from '../progress.ts';
import { commodity, count, spoken } from './params.ts';

/** Complete trades, of any commodity and side or of those named. */
export const trade = defineKind({
  kind: 'trade',
  params: z.strictObject({
    count,
    side: z.enum(['buy', 'sell']).optional(),
    commodity: commodity.optional(),
  }),
  listensTo: ['trade_completed'],
  required: (p) => p.count,
  label: (p) => {
    const what = p.commodity === undefined ? '' : ` of ${spoken(p.commodity)}`;
    const side = p.side === undefined ? '' : `${p.side} `;
    return `Complete ${p.count} ${side}${p.count === 1 ? 'trade' : 'trades'}${what}`;
  },
  sectors: () => [],
  about: (p) => ({ commodity: p.commodity, side: p.side }),
  advance: (p, progress, event) =>
    (p.side === undefined || p.side === event.side) &&
    (p.commodity === undefined || p.commodity === event.commodity)
      ? counted(progress, 1)
      : progress,
  example: { count: 3, side: 'sell' },
  walkthrough: (p, from) =>
    Array.from({ length: missing(from) }, () => ({
      type: 'trade_completed' as const,
      sectorId: anywhere(from),
      side: p.side ?? 'buy',
      commodity: p.commodity ?? 'ore',
      units: 1,
      total: 10,
    })),
});
