import { describe, expect, it } from 'vitest';
import type { PlayerChanged } from '../../../src/app/ports/publisher.ts';
import { OfferWatch } from '../../../src/app/stock/offer-watch.ts';
import type { Change } from '../../../src/missions/change.ts';
import { newPlayer } from '../../../src/missions/player.ts';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { playerId } from '../../support/given-core.ts';
import { aDaily, aMission, aRandomOffer } from '../../support/given-mission.ts';

const ADA = playerId(1);
const BEN = playerId(2);

function given() {
  const live = new Set([ADA, BEN]);
  const refilled: string[] = [];
  const considered: number[] = [];
  const lost = new Set<string>();
  let roads = {};
  let nextLook: number | null = NOW + 2 * HOUR;
  const watch = new OfferWatch({
    isLive: (id) => live.has(id),
    refill: async (id) => {
      refilled.push(id);
      return nextLook;
    },
    lostTarget: (id) => lost.has(id),
    roads: () => roads,
    cooldownMs: 10 * MINUTE,
    consider: (at) => considered.push(at),
  });
  return {
    watch,
    live,
    lost,
    refilled,
    considered,
    thenLook: (at: number | null) => (nextLook = at),
    build: () => (roads = {}),
  };
}

const accepted = (family: 'random' | 'faction' | 'daily', at = NOW): PlayerChanged => {
  const mission = { random: aRandomOffer(), faction: aMission(), daily: aDaily() }[family];
  const change: Change = { type: 'missionAccepted', acceptance: anAcceptance(mission) };
  return { player: newPlayer(ADA), changes: [change], at };
};

describe('the slots of connected players', () => {
  it('are looked at when they are due, not before, and then when they say', async () => {
    const { watch, refilled } = given();
    watch.offersLooked(ADA, NOW + HOUR);
    watch.offersLooked(BEN, NOW + 3 * HOUR);
    expect(watch.next()).toBe(NOW + HOUR);
    await watch.apply(NOW + HOUR - 1);
    expect(refilled).toEqual([]);
    await watch.apply(NOW + HOUR);
    expect(refilled).toEqual([ADA]);
    expect(watch.next()).toBe(NOW + 2 * HOUR);
  });

  it('wake the clock', () => {
    const { watch, considered } = given();
    watch.offersLooked(ADA, NOW + HOUR);
    expect(considered).toEqual([NOW + HOUR]);
  });

  it('are due at once when the map has no longer what an offer is about', async () => {
    const { watch, lost, refilled, considered } = given();
    watch.offersLooked(ADA, NOW + HOUR);
    watch.offersLooked(BEN, NOW + HOUR);
    lost.add(BEN);
    await watch.mapChanged();
    expect(considered.at(-1)).toBeLessThanOrEqual(NOW);
    await watch.apply(NOW);
    expect(refilled).toEqual([BEN]);
  });

  it('are due at once when the map had no work for them and has other roads now', async () => {
    const { watch, refilled, build } = given();
    watch.offersLooked(ADA, NOW + HOUR, true);
    watch.offersLooked(BEN, NOW + HOUR, false);
    await watch.mapChanged();
    await watch.apply(NOW);
    expect(refilled).toEqual([]);
    build();
    await watch.mapChanged();
    await watch.apply(NOW);
    expect(refilled).toEqual([ADA]);
  });

  it('that found no work are due at once in another region', async () => {
    const { watch, refilled } = given();
    watch.offersLooked(ADA, NOW + HOUR, true);
    const change: Change = { type: 'playerUpdated', fields: { regionId: 'far_rim' } };
    watch.playersChanged([{ player: newPlayer(ADA), changes: [change], at: NOW }]);
    await watch.apply(NOW);
    expect(refilled).toEqual([ADA]);
  });

  it('are looked at again when the map moves while they are looked at', async () => {
    const { watch, thenLook } = given();
    watch.offersLooked(ADA, NOW);
    const looking = watch.apply(NOW);
    await watch.mapChanged();
    thenLook(NOW + 2 * HOUR);
    await looking;
    expect(watch.next()).toBeLessThanOrEqual(NOW);
  });

  it('are forgotten when there is nothing to wait for', () => {
    const { watch } = given();
    watch.offersLooked(ADA, NOW + HOUR);
    watch.offersLooked(ADA, null);
    expect(watch.next()).toBeNull();
  });

  it('are forgotten once the player is gone', async () => {
    const { watch, live, refilled } = given();
    watch.offersLooked(ADA, NOW);
    live.delete(ADA);
    await watch.apply(NOW);
    expect([refilled, watch.next()]).toEqual([[], null]);
    watch.offersLooked(ADA, NOW + HOUR);
    expect(watch.next()).toBeNull();
  });

  it('of many players are all looked at', async () => {
    const { watch, live, refilled } = given();
    for (let i = 0; i < 50; i++) {
      live.add(playerId(i));
      watch.offersLooked(playerId(i), NOW);
    }
    await watch.apply(NOW);
    expect(new Set(refilled).size).toBe(50);
  });
});

describe('a change of a player', () => {
  it('starts the cool-down when a random offer was accepted', () => {
    const { watch } = given();
    watch.offersLooked(ADA, NOW + 2 * HOUR);
    watch.playersChanged([accepted('random')]);
    expect(watch.next()).toBe(NOW + 10 * MINUTE);
  });

  it('never puts off a look that is due sooner', () => {
    const { watch } = given();
    watch.offersLooked(ADA, NOW + MINUTE);
    watch.playersChanged([accepted('random')]);
    expect(watch.next()).toBe(NOW + MINUTE);
  });

  it.each(['faction', 'daily'] as const)('is nothing to it when the mission was a %s one', (family) => {
    const { watch } = given();
    watch.offersLooked(ADA, NOW + 2 * HOUR);
    watch.playersChanged([accepted(family)]);
    expect(watch.next()).toBe(NOW + 2 * HOUR);
  });

  it('of somebody who is not connected here is nothing to it', () => {
    const { watch, live } = given();
    live.delete(ADA);
    watch.playersChanged([accepted('random')]);
    expect(watch.next()).toBeNull();
  });
});
