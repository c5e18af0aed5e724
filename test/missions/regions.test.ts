import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Player } from '../../src/missions/player.ts';
import { newPlayer } from '../../src/missions/player.ts';
import { movedTo, regionAt } from '../../src/missions/regions.ts';
import { HOUR, MINUTE, NOW } from '../support/given-context.ts';
import { HOME, PLAYER_ID } from '../support/given-player.ts';

const moved = (player: Player, regionId: string, at: number): Player => ({
  ...player,
  ...movedTo(player, regionId, at),
});
const home = newPlayer(PLAYER_ID, undefined, HOME);

describe('where a player was', () => {
  it('is home from the beginning of time', () => {
    expect([0, NOW].map((at) => regionAt(home, at))).toEqual(['terran_space', 'terran_space']);
  });

  it('counts from the very instant of a move', () => {
    const player = moved(home, 'far_rim', NOW);
    expect(player.regionId).toBe('far_rim');
    expect([NOW - 1, NOW, NOW + 1].map((at) => regionAt(player, at))).toEqual([
      'terran_space',
      'far_rim',
      'far_rim',
    ]);
  });

  it('is known for three days back, however long before the first of the stays began', () => {
    const there = moved(home, 'far_rim', NOW);
    const back = moved(there, 'terran_space', NOW + 200 * HOUR);
    expect(regionAt(back, NOW + 200 * HOUR - 72 * HOUR)).toBe('far_rim');
    const again = moved(back, 'deep', NOW + 400 * HOUR);
    expect(again.stints.map((s) => s.regionId)).toEqual(['terran_space', 'deep']);
  });

  it('is not forgotten by hopping: a day begun at home was begun at home', () => {
    let player = home;
    for (let hop = 1; hop <= 500; hop++)
      player = moved(player, hop % 2 === 0 ? 'terran_space' : 'far_rim', NOW + hop * 1000);
    expect(player.stints.length).toBeLessThanOrEqual(50);
    expect(regionAt(player, NOW)).toBe('terran_space');
    expect(regionAt(player, NOW - 40 * HOUR)).toBe('terran_space');
  });

  it('is never wrong about stays that are longer than the hops between them', () => {
    const stay = fc.record({
      region: fc.constantFrom('a', 'b', 'c'),
      hours: fc.integer({ min: 2, max: 30 }),
    });
    const hops = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(stay, hops), { minLength: 1, maxLength: 6 }), (stays) => {
        let player = home;
        let now = NOW;
        const truth: { at: number; region: string }[] = [];
        for (const [{ region, hours }, count] of stays) {
          for (let i = 0; i < count; i++) {
            now += 1000;
            player = moved(player, i % 2 === 0 ? 'x' : 'y', now);
          }
          now += MINUTE;
          player = moved(player, region, now);
          truth.push({ at: now + HOUR, region });
          now += hours * HOUR;
        }
        for (const { at, region } of truth)
          if (at >= now - 71 * HOUR) expect(regionAt(player, at)).toBe(region);
      }),
    );
  });
});
