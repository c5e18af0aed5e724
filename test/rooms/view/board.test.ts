import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissionRoomState } from '../../../protocol/state.ts';
import { SyncedOffers } from '../../../rooms/colyseus/synced-offers.ts';
import { Board, SYNCED_OFFERS } from '../../../rooms/view/board.ts';
import { Catalogue } from '../../../src/app/stock/catalogue.ts';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext } from '../../support/given-context.ts';
import { aMission, aRandomOffer } from '../../support/given-mission.ts';
import { aPlayerState } from '../../support/given-player.ts';
import { silentNews } from '../../support/silent-news.ts';

const title = (i: number) => `Mission ${String(i).padStart(3, '0')}`;

/** A board of that many missions, some of them closed to the player. */
function given(count: number, closed: (i: number) => boolean = () => false) {
  const missions = Array.from({ length: count }, (_, i) =>
    aMission({ id: `m${i}`, title: title(i), minLevel: closed(i) ? 9 : 1 }),
  );
  const catalogue = new Catalogue(silentNews());
  catalogue.put([
    ...missions,
    aRandomOffer({ id: 'own' }),
    aRandomOffer({ id: 'foreign', ownerId: 'other' }),
  ]);
  const player = aPlayerState();
  const ctx = aContext({ missions });
  const looking = () => {
    const state = new MissionRoomState();
    const offers = new SyncedOffers();
    const board = new Board(state, offers, catalogue);
    board.refresh(player, ctx);
    return { state, offers, board };
  };
  const { state, offers, board } = looking();
  const accept = (id: string) => {
    player.live.set(id, anAcceptance(catalogue.byId(id)));
    board.take(id, player, ctx);
  };
  return { state, offers, board, catalogue, player, ctx, accept, afresh: looking };
}

const listed = (offers: SyncedOffers) => [...offers.values()].map((o) => o.mission.id).toSorted();

describe('the board of a room', () => {
  it('lists the first hundred of the order, and counts all', () => {
    const { state, offers } = given(150);
    expect(state.board.total).toBe(151);
    expect(listed(offers)).toHaveLength(SYNCED_OFFERS);
    expect(listed(offers)).toContain('own');
    expect(listed(offers)).toContain('m98');
    expect(listed(offers)).not.toContain('m99');
  });

  it('lets the next of the order move up when one is taken', () => {
    const { state, offers, accept } = given(150);
    accept('m3');
    expect(state.board.total).toBe(150);
    expect(listed(offers)).toContain('m99');
    expect(listed(offers)).not.toContain('m3');
  });

  it('is the same by taking as by looking again, whatever is taken in whatever order', () => {
    const taken = fc.uniqueArray(fc.integer({ min: 0, max: 129 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), taken, (nth, indices) => {
        const { state, offers, accept, afresh } = given(130, (i) => i % nth === 0);
        for (const i of indices.filter((index) => index % nth !== 0)) accept(`m${i}`);
        const other = afresh();
        expect(listed(offers)).toEqual(listed(other.offers));
        expect(state.board.total).toBe(other.state.board.total);
      }),
      { numRuns: 20 },
    );
  });

  it('looks at everything again when the catalogue has changed meanwhile', () => {
    const { offers, catalogue, accept, afresh } = given(20);
    catalogue.put([aMission({ id: 'new', title: 'A new one' })]);
    accept('m3');
    expect(listed(offers)).toContain('new');
    expect(listed(offers)).toEqual(listed(afresh().offers));
  });

  it('shows what a reward would really be when standings move', () => {
    const { offers, board, player, ctx } = given(3);
    expect(offers.get('m0')?.effective.effectiveReputation).toBe(20);
    player.reputation.set('mercantile_guild', 795);
    board.standingsMoved(['mercantile_guild'], player, ctx);
    expect(offers.get('m0')?.effective.effectiveReputation).toBe(5);
  });
});
