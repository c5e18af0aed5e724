import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Board, SYNCED_OFFERS } from '../../rooms/board.ts';
import { MissionRoomState } from '../../rooms/mission-room-state.ts';
import { Catalogue } from '../../src/app/catalogue.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { aContext } from '../support/given-context.ts';
import { aMission, aRandomOffer } from '../support/given-mission.ts';
import { aPlayerState } from '../support/given-player.ts';

const title = (i: number) => `Mission ${String(i).padStart(3, '0')}`;

/** A board of that many missions, some of them closed to the player. */
function given(count: number, closed: (i: number) => boolean = () => false) {
  const missions = Array.from({ length: count }, (_, i) =>
    aMission({ id: `m${i}`, title: title(i), minLevel: closed(i) ? 9 : 1 }),
  );
  const catalogue = new Catalogue();
  catalogue.put([
    ...missions,
    aRandomOffer({ id: 'own' }),
    aRandomOffer({ id: 'foreign', ownerId: 'other' }),
  ]);
  const player = aPlayerState();
  const ctx = aContext({ missions });
  const state = new MissionRoomState();
  const board = new Board(state, catalogue);
  board.refresh(player, ctx);
  const accept = (id: string) => {
    player.live.set(id, anAcceptance(catalogue.byId(id)));
    board.take(id, player, ctx);
  };
  const afresh = () => {
    const other = new MissionRoomState();
    new Board(other, catalogue).refresh(player, ctx);
    return other;
  };
  return { state, board, catalogue, player, ctx, accept, afresh };
}

const listed = (state: MissionRoomState) => [...state.available.keys()].toSorted();

describe('the board of a room', () => {
  it('lists the first hundred of the order, and counts all', () => {
    const { state } = given(150);
    expect(state.board.total).toBe(151);
    expect(state.available.size).toBe(SYNCED_OFFERS);
    expect(listed(state)).toContain('own');
    expect(listed(state)).toContain('m98');
    expect(listed(state)).not.toContain('m99');
  });

  it('lets the next of the order move up when one is taken', () => {
    const { state, accept } = given(150);
    accept('m3');
    expect(state.board.total).toBe(150);
    expect(listed(state)).toContain('m99');
    expect(listed(state)).not.toContain('m3');
  });

  it('is the same by taking as by looking again, whatever is taken in whatever order', () => {
    const taken = fc.uniqueArray(fc.integer({ min: 0, max: 129 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), taken, (nth, indices) => {
        const { state, accept, afresh } = given(130, (i) => i % nth === 0);
        for (const i of indices.filter((index) => index % nth !== 0)) accept(`m${i}`);
        const other = afresh();
        expect(listed(state)).toEqual(listed(other));
        expect(state.board.total).toBe(other.board.total);
      }),
      { numRuns: 20 },
    );
  });

  it('looks at everything again when the catalogue has changed meanwhile', () => {
    const { state, catalogue, accept, afresh } = given(20);
    catalogue.put([aMission({ id: 'new', title: 'A new one' })]);
    accept('m3');
    expect(listed(state)).toContain('new');
    expect(listed(state)).toEqual(listed(afresh()));
  });

  it('shows what a reward would really be when standings move', () => {
    const { state, board, player, ctx } = given(3);
    expect(state.available.get('m0')?.effectiveReputation).toBe(20);
    player.reputation.set('mercantile_guild', 795);
    board.standingsMoved(['mercantile_guild'], player, ctx);
    expect(state.available.get('m0')?.effectiveReputation).toBe(5);
  });
});
