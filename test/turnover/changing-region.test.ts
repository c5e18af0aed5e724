import { describe, expect, it } from 'vitest';
import type { Mission } from '../../src/missions/mission.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { playerId } from '../support/given-core.ts';
import { aHome, aTurnover, everyMission, idsOf, type Turnover } from './given-turnover.ts';

const ADA = playerId(1);
const MIDNIGHT = NOW + 12 * HOUR;

async function given() {
  const home = await aTurnover({ world: aHome() });
  await home.tick();
  const quests = async (player = ADA) => home.sees(player, 'daily');
  const quest = async (slot: string, player = ADA) => (await quests(player)).find((q) => q.slot === slot)!;
  return { home, quests, quest };
}

/** The game reports whatever meets the quest. */
async function meets(home: Turnover, player: string, quest: Mission) {
  for (const { kind, params } of quest.objectives)
    await home.happens(player, ...kindOf(kind).walkthrough(params));
}

const moves = (home: Turnover, regionId: string) => home.happens(ADA, { type: 'player_updated', regionId });

describe('a player who changes region', () => {
  it('keeps the old region’s quests until they expire and gets the new one’s at its next refresh', async () => {
    const { home, quests } = await given();
    const old = await quests();
    await moves(home, 'far_rim');
    expect(await quests()).toEqual(old);
    home.clock.set(NOW + 3 * HOUR);
    await home.tick();
    const both = await quests();
    expect(idsOf(both.filter((q) => q.regionId === 'terran_space'))).toEqual(idsOf(old));
    expect(both.filter((q) => q.regionId === 'far_rim').map((q) => q.gameDay)).toEqual(
      Array(4).fill('2102-03-02'),
    );
    home.clock.set(MIDNIGHT);
    await home.tick();
    expect((await quests()).map((q) => q.regionId)).toEqual(Array(4).fill('far_rim'));
  });

  it('is refused the new region’s running day', async () => {
    const { home, quest } = await given();
    const theirs = everyMission(home).find(
      (m) => m.family === 'daily' && m.regionId === 'far_rim' && m.slot === 'trade',
    )!;
    const ours = await quest('trade');
    await moves(home, 'far_rim');
    expect(await home.tries(ADA, 'accept', theirs.id)).toBe('mission/wrong_region');
    expect(await home.tries(ADA, 'accept', ours.id)).toBeUndefined();
  });

  it('does one quest of a slot and date, wherever it is from', async () => {
    const { home, quests } = await given();
    await quests();
    // The rim's 2 March begins nine hours before the home's.
    await moves(home, 'far_rim');
    home.clock.set(NOW + 3 * HOUR);
    await home.tick();
    const rims = (await quests()).find((q) => q.regionId === 'far_rim' && q.slot === 'trade')!;
    await home.tries(ADA, 'accept', rims.id);
    await moves(home, 'terran_space');
    home.clock.set(MIDNIGHT);
    await home.tick();
    const isHomes = (q: Mission) => q.regionId === 'terran_space' && q.slot === 'trade';
    const homes = home.catalogue.board().find(isHomes)!;
    expect(homes.gameDay).toBe(rims.gameDay);
    // Its slot is taken: it stands on nobody's board who could not accept it.
    expect((await quests()).some(isHomes)).toBe(false);
    expect(await home.tries(ADA, 'accept', homes.id)).toBe('mission/daily_slot_taken');
    await meets(home, ADA, rims);
    expect(await home.tries(ADA, 'complete', rims.id)).toBeUndefined();
    expect(await home.tries(ADA, 'accept', homes.id)).toBe('mission/daily_slot_taken');
  });

  it('gains nothing by hopping there and back', async () => {
    const { home, quests } = await given();
    const before = await quests();
    for (let hops = 0; hops < 120; hops++) {
      await moves(home, 'far_rim');
      home.clock.advance(1000);
      await moves(home, 'terran_space');
      home.clock.advance(1000);
      expect(idsOf(await quests())).toEqual(idsOf(before));
    }
    await moves(home, 'far_rim');
    expect(idsOf(await quests())).toEqual(idsOf(before));
  });
});
