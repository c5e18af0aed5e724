import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOrder, Catalogue } from '../../../src/app/stock/catalogue.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { NOW } from '../../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../../support/given-mission.ts';
import { PLAYER_ID } from '../../support/given-player.ts';
import { silentNews } from '../../support/silent-news.ts';

const holding = (...missions: Mission[]) => {
  const catalogue = new Catalogue(silentNews());
  catalogue.put(missions);
  return catalogue;
};
const ids = (missions: readonly Mission[]) => missions.map((m) => m.id);

describe('the board', () => {
  it('is ordered by family, then expiry with none last, then title', () => {
    const catalogue = holding(
      aMission({ id: 'f-none-b', title: 'B' }),
      aMission({ id: 'f-none-a', title: 'A' }),
      aMission({ id: 'f-late', title: 'A', expiresAt: NOW + 2 }),
      aMission({ id: 'f-soon', title: 'Z', expiresAt: NOW + 1 }),
      aRandomOffer({ id: 'r', title: 'Z' }),
      aDaily({ id: 'd', title: 'Z' }),
    );
    expect(ids(catalogue.boardFor(PLAYER_ID))).toEqual([
      'd',
      'r',
      'f-soon',
      'f-late',
      'f-none-a',
      'f-none-b',
    ]);
  });

  it('has one order, whatever order missions come in', () => {
    const some = fc.record({
      id: fc.uuid(),
      family: fc.constantFrom('faction', 'random', 'daily'),
      title: fc.constantFrom('A', 'B'),
      expiresAt: fc.constantFrom(null, NOW, NOW + 1),
    });
    const many = fc.uniqueArray(some, { selector: (m) => m.id, minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(many, (given) => {
        const missions = given.map((m) => aMission(m as Partial<Mission>));
        expect(holding(...missions).board()).toEqual(holding(...missions.toReversed()).board());
        const board = holding(...missions).board();
        for (const [i, a] of board.entries())
          for (const b of board.slice(i + 1)) expect(boardOrder(a, b)).toBeLessThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('shows a random offer to nobody but its owner', () => {
    const catalogue = holding(aRandomOffer({ id: 'mine' }), aMission({ id: 'all' }));
    expect(ids(catalogue.boardFor(PLAYER_ID))).toEqual(['mine', 'all']);
    expect(ids(catalogue.boardFor('somebody'))).toEqual(['all']);
    expect(ids(catalogue.board())).toEqual(['all']);
  });

  it('of one player changes with what is shared and with what is the player’s own', () => {
    const catalogue = holding(aRandomOffer({ id: 'mine' }), aMission({ id: 'all' }));
    const seen = [catalogue.revisionFor(PLAYER_ID)];
    catalogue.put([aMission({ id: 'new' })]);
    seen.push(catalogue.revisionFor(PLAYER_ID));
    catalogue.put([aRandomOffer({ id: 'mine', isActive: false, version: 2 })]);
    seen.push(catalogue.revisionFor(PLAYER_ID));
    expect(new Set(seen).size).toBe(3);
    expect(ids(catalogue.boardFor(PLAYER_ID))).toEqual(['all', 'new']);
    catalogue.put([aRandomOffer({ id: 'other', ownerId: 'somebody' })]);
    expect(catalogue.revisionFor(PLAYER_ID)).toBe(seen[2]);
  });

  it('lists only what is active; the rest is still known by id', () => {
    const off = aMission({ id: 'off', code: 'off-code', isActive: false });
    const catalogue = holding(off, aMission({ id: 'on' }));
    expect(ids(catalogue.board())).toEqual(['on']);
    expect(catalogue.byId('off')).toBe(off);
  });
});

describe('putting missions', () => {
  it('replaces by newer versions and says which', () => {
    const catalogue = holding(aMission({ id: 'a', title: 'Old' }));
    expect(catalogue.put([aMission({ id: 'a', title: 'New', version: 2 }), aMission({ id: 'b' })])).toEqual([
      'a',
      'b',
    ]);
    expect(catalogue.byId('a')?.title).toBe('New');
  });

  it.each([
    ['older', 1],
    ['the same', 2],
  ])('drops %s version: nothing changed', (_, version) => {
    const catalogue = holding(aMission({ version: 2, title: 'Current' }));
    const revision = catalogue.revisionFor(PLAYER_ID);
    expect(catalogue.put([aMission({ version, title: 'Other' })])).toEqual([]);
    expect(catalogue.byId('mission-1')?.title).toBe('Current');
    expect(catalogue.revisionFor(PLAYER_ID)).toBe(revision);
  });

  it('shows on the board at once', () => {
    const catalogue = holding(aMission({ id: 'a' }));
    expect(catalogue.board()).toHaveLength(1);
    catalogue.put([aMission({ id: 'a', isActive: false, version: 2 }), aMission({ id: 'b' })]);
    expect(ids(catalogue.board())).toEqual(['b']);
  });
});

describe('gates', () => {
  const catalogue = holding(
    aMission({ id: 'a', minReputation: 50 }),
    aMission({ id: 'b', minReputation: -100 }),
    aMission({ id: 'c', minReputation: 300, isActive: false }),
    aMission({ id: 'd', faction: 'terran_federation', minReputation: 10 }),
  );

  it.each([
    [0, 49, false],
    [0, 50, true],
    [49, 50, true],
    [50, 51, false],
    [50, 49, true],
    [51, 50, false],
    [-99, -101, true],
    [-101, -100, true],
    [-101, -150, false],
    [299, 301, false],
    [5, 15, false],
    [7, 7, false],
  ])('of the guild are passed between %i and %i: %s', (from, to, passes) => {
    expect(catalogue.passesGate('mercantile_guild', from, to)).toBe(passes);
  });

  it('of a faction without missions are never passed', () => {
    expect(catalogue.passesGate('pirates', -800, 800)).toBe(false);
  });
});

describe('what time and chains ask', () => {
  it('the next expiry is the earliest of what is active', () => {
    expect(holding().nextExpiry()).toBeNull();
    expect(holding(aMission()).nextExpiry()).toBeNull();
    const catalogue = holding(
      aMission({ id: 'a', expiresAt: NOW + 20 }),
      aMission({ id: 'b', expiresAt: NOW + 10 }),
      aMission({ id: 'c', expiresAt: NOW, isActive: false }),
    );
    expect(catalogue.nextExpiry()).toBe(NOW + 10);
  });

  it('knows whose outcome some active mission asks about', () => {
    const asks = (code: string) => ({ all: [{ code, outcome: 'rewarded' as const }] });
    const catalogue = holding(
      aMission({ id: 'a', code: 'first' }),
      aMission({ id: 'b', requires: asks('first') }),
      aMission({ id: 'c', requires: asks('other'), isActive: false }),
    );
    expect(['first', 'other', null].map((code) => catalogue.isRequired(code))).toEqual([true, false, false]);
  });
});

it('the next expiry follows missions that are added, moved and switched off', () => {
  const catalogue = new Catalogue(silentNews());
  const at = (id: string, expiresAt: number | null, version = 1, isActive = true) =>
    catalogue.put([aMission({ id, expiresAt, version, isActive })]);
  expect(catalogue.nextExpiry()).toBeNull();
  at('a', 500);
  expect(catalogue.nextExpiry()).toBe(500);
  at('b', 900);
  at('c', null);
  expect(catalogue.nextExpiry()).toBe(500);
  at('d', 300);
  expect(catalogue.nextExpiry()).toBe(300);
  // An edit that gives the next more time must not leave an instant at which nothing happens.
  at('d', 1000, 2);
  expect(catalogue.nextExpiry()).toBe(500);
  at('a', 500, 2, false);
  expect(catalogue.nextExpiry()).toBe(900);
});
