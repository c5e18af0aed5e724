import { z } from 'zod';
import { commodity, spoken } from '../../objectives/kinds/params.ts';
import { several } from '../texts.ts';
import { defineTemplate } from './offer-template.ts';
import { range, within } from './range.ts';

/** Buy or sell one commodity a number of times, in any market. */
export const marketOrder = defineTemplate({
  code: 'market_order',
  needs: 'nothing but a place to start from',
  ranges: z.strictObject({
    orders: z
      .array(z.strictObject({ side: z.enum(['buy', 'sell']), commodity }))
      .min(1)
      .max(40),
    deals: range(1, 100),
  }),
  words: ['deals', 'commodity'],
  candidates: ({ reach }, { orders }) =>
    reach
      .slice(0, 1)
      .flatMap((stop) =>
        orders.map((order) => ({ subject: `${order.side}-${order.commodity}`, stop, about: order })),
      ),
  draft: ({ stop, about: { side, commodity } }, _, ranges, random) => {
    const count = within(ranges.deals, random);
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: count,
      objectives: [{ kind: 'trade', params: { count, side, commodity } }],
      words: {
        deals: `${several(count, side === 'buy' ? 'purchase' : 'sale')} of ${spoken(commodity)}`,
        commodity: spoken(commodity),
      },
    };
  },
  stands: () => true,
});
