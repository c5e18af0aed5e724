import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../src/app/ports/store.ts';
import { DAILY_SLOTS } from '../../../src/generation/daily-pool-schema.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { kindOf } from '../../../src/objectives/kinds/index.ts';
import { aWorld } from '../../generation/given-world.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { playerId } from '../../support/given-core.ts';
import { aHome, anotherOn, aTurnover, everyMission, type Turnover } from '../../turnover/given-turnover.ts';

const ADA = playerId(1);
const BEN = playerId(2);
const MIDNIGHT = NOW + 12 * HOUR;
const DAY = 24 * HOUR;

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

describe('a region’s day', () => {
  it('has four quests, one a slot, the same for every player', async () => {
    const { quests } = await given();
    const hers = await quests(ADA);
    expect(hers.map((q) => q.slot).toSorted()).toEqual([...DAILY_SLOTS].toSorted());
    expect(hers.every((q) => q.gameDay === '2102-03-01' && q.expiresAt === MIDNIGHT)).toBe(true);
    expect(await quests(BEN)).toEqual(hers);
  });

  it('is made once by two processes, with the same ids, also at the same time', async () => {
    const home = await aTurnover({ world: aHome() });
    const other = await anotherOn(home);
    await Promise.all([home.dailies.apply(NOW), other.dailies.apply(NOW)]);
    const again = await anotherOn(home);
    await again.dailies.apply(NOW);
    const looks = await Promise.all([home, other, again].map((process) => process.sees(ADA, 'daily')));
    expect(looks[1]).toEqual(looks[0]);
    expect(looks[2]).toEqual(looks[0]);
    const made = everyMission(home);
    expect(made.filter((m) => m.family === 'daily')).toHaveLength(4 * 2);
  });

  it('is the same on a server that never met the first', async () => {
    const [one, two] = [await given(), await given()];
    expect(await two.quests()).toEqual(await one.quests());
  });

  it('says when it turns', async () => {
    const { home } = await given();
    expect(home.dailies.dayOf('terran_space', NOW)).toEqual({ gameDay: '2102-03-01', refreshesAt: MIDNIGHT });
    // 00:00 in Tokyo is 15:00 UTC of the day before.
    expect(home.dailies.dayOf('far_rim', NOW)).toEqual({
      gameDay: '2102-03-01',
      refreshesAt: NOW + 3 * HOUR,
    });
    expect(home.dailies.dayOf('atlantis', NOW)).toBeUndefined();
    expect(home.dailies.next(NOW)).toBe(NOW + 3 * HOUR);
  });

  it('turns at each region’s own hour', async () => {
    const { home } = await given();
    expect(home.turned).toEqual(['terran_space', 'far_rim']);
    home.clock.set(NOW + 3 * HOUR);
    await home.tick();
    expect(home.turned.slice(2)).toEqual(['far_rim']);
    home.clock.set(MIDNIGHT);
    await home.tick();
    expect(home.turned.slice(3)).toEqual(['terran_space']);
  });

  it('turns once where daylight saving skips the hour or repeats it', async () => {
    const region = { id: 'alps', name: 'Alps', timeZone: 'Europe/Zurich', refreshHour: 2 };
    // 2026-03-29 02:00 does not exist (it is 01:00Z, 03:00 local); 2026-10-25 02:00 comes twice.
    for (const [from, turn] of [
      [Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 1)],
      [Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 25, 0)],
    ] as const) {
      const home = await aTurnover({ world: aWorld({ regions: [region], clusters: [] }) });
      home.clock.set(from);
      await home.tick();
      expect(home.dailies.next(from)).toBe(turn);
      home.clock.set(turn);
      for (let hours = 0; hours < 22; hours++) {
        await home.tick();
        home.clock.advance(HOUR);
      }
      expect(home.turned).toEqual(['alps', 'alps']);
    }
  });
});

describe('a daily quest', () => {
  it('is accepted, done and paid once by each player', async () => {
    const { home, quest } = await given();
    for (const player of [ADA, BEN]) {
      const trade = await quest('trade', player);
      expect(await home.tries(player, 'accept', trade.id)).toBeUndefined();
      expect(await home.tries(player, 'accept', trade.id)).toBe('mission/already_accepted');
      await meets(home, player, trade);
      expect(await home.tries(player, 'complete', trade.id)).toBeUndefined();
      expect(await home.tries(player, 'accept', trade.id)).toBe('mission/already_rewarded');
      expect((await home.service.player(player)).player.credits).toBe(10_000 + trade.credits);
      expect((await home.sees(player, 'daily')).map((q) => q.slot)).not.toContain('trade');
    }
  });

  it('does not count towards the cap', async () => {
    const home = await aTurnover({ world: aHome(), rules: { missionCap: 1 } });
    await home.tick();
    for (const quest of await home.sees(ADA, 'daily'))
      expect(await home.tries(ADA, 'accept', quest.id)).toBeUndefined();
    const [offer] = await home.sees(ADA, 'random');
    expect(await home.tries(ADA, 'accept', offer!.id)).toBeUndefined();
  });

  it('abandoned, is there again until the refresh, without penalty', async () => {
    const { home, quest } = await given();
    const combat = await quest('combat');
    await home.tries(ADA, 'accept', combat.id);
    expect(await home.tries(ADA, 'abandon', combat.id)).toBeUndefined();
    expect((await home.service.player(ADA)).reputation.size).toBe(0);
    expect((await quest('combat')).id).toBe(combat.id);
    expect(await home.tries(ADA, 'accept', combat.id)).toBeUndefined();
    await home.tries(ADA, 'abandon', combat.id);
    home.clock.set(MIDNIGHT);
    await home.tick();
    expect(await home.tries(ADA, 'accept', combat.id)).toBe('mission/expired');
  });

  it('expires at the refresh while active; completed it stays claimable in grace beside today’s', async () => {
    const { home, quest } = await given();
    const [trade, social] = [await quest('trade'), await quest('social')];
    for (const { id } of [trade, social]) await home.tries(ADA, 'accept', id);
    await meets(home, ADA, social);
    home.clock.set(MIDNIGHT);
    await home.tick();
    const { live } = await home.service.player(ADA);
    expect([...live.keys()]).toEqual([social.id]);
    expect(await home.tries(ADA, 'complete', trade.id)).toBe('mission/expired');

    // when today's is done first
    const today = await quest('social');
    expect(await home.tries(ADA, 'accept', today.id)).toBeUndefined();
    await meets(home, ADA, today);
    expect(await home.tries(ADA, 'complete', today.id)).toBeUndefined();
    // then yesterday's pays as well, up to the end of grace
    home.clock.set(MIDNIGHT + DAY - 1);
    expect(await home.tries(ADA, 'complete', social.id)).toBeUndefined();
  });

  it('completed, is lost when the grace is over', async () => {
    const { home, quest } = await given();
    const social = await quest('social');
    await home.tries(ADA, 'accept', social.id);
    await meets(home, ADA, social);
    home.clock.set(MIDNIGHT + DAY);
    expect(await home.tries(ADA, 'complete', social.id)).toBe('mission/expired');
  });
});

describe('a clock that jumps', () => {
  it('forward by a week makes one refresh, of the day on which it lands', async () => {
    const { home, quests } = await given();
    home.turned.length = 0;
    home.clock.advance(7 * DAY);
    await home.tick();
    await home.tick();
    expect(home.turned.toSorted()).toEqual(['far_rim', 'terran_space']);
    expect((await quests()).map((q) => q.gameDay)).toEqual(Array(4).fill('2102-03-08'));
    const made = everyMission(home);
    expect(made.filter((m) => m.family === 'daily')).toHaveLength(2 * 4 * 2);
  });

  it('back repeats nothing: no second refresh and no other set', async () => {
    const { home, quests } = await given();
    home.clock.set(MIDNIGHT + HOUR);
    await home.tick();
    const today = await quests();
    const count = everyMission(home).length;
    home.turned.length = 0;
    home.clock.set(MIDNIGHT - HOUR);
    await home.tick();
    home.clock.set(MIDNIGHT + HOUR);
    await home.tick();
    expect(home.turned).toEqual([]);
    expect(await quests()).toEqual(today);
    expect(everyMission(home)).toHaveLength(count);
  });
});

describe('a region that the game adds', () => {
  it('has its day at once', async () => {
    const { home, quests } = await given();
    const region = { id: 'new_hope', name: 'New Hope', timeZone: 'UTC', refreshHour: 6 };
    await home.world.put(aWorld({ regions: [region], clusters: [] }));
    await home.tick();
    expect(home.turned.at(-1)).toBe('new_hope');
    expect(await quests()).toHaveLength(4);
  });
});

describe('a region whose refresh hour is set anew', () => {
  const anew = async (home: Turnover, refreshHour: number) => {
    const [region] = aHome().regions;
    const regions = [{ ...region!, refreshHour }];
    expect(
      await home.world.put({ ...aWorld(), regions, clusters: [], sectors: [], warps: [] }),
    ).toMatchObject({ ok: true });
    await home.tick();
  };

  it('to a later one keeps its quests until the day ends by the new clock, and is told', async () => {
    const { home, quests } = await given();
    const before = await quests();
    await anew(home, 18);
    expect(home.turned.at(-1)).toBe('terran_space');
    // 18:00 of today begins the day that is running already: the next one begins tomorrow.
    const day = { gameDay: '2102-03-01', refreshesAt: NOW + 30 * HOUR };
    expect(home.dailies.dayOf('terran_space', NOW)).toEqual(day);
    for (let hours = 0; hours < 30; hours++) {
      expect((await quests()).map((q) => q.id)).toEqual(before.map((q) => q.id));
      home.clock.advance(HOUR);
      await home.tick();
    }
    const after = await quests();
    expect(after.map((q) => [q.gameDay, q.expiresAt])).toEqual(
      after.map(() => ['2102-03-02', NOW + 54 * HOUR]),
    );
    expect(after.map((q) => q.slot).toSorted()).toEqual([...DAILY_SLOTS].toSorted());
  });

  it('to an earlier one begins the new day at once, and the old quests end', async () => {
    const home = await aTurnover({ world: aHome() });
    await anew(home, 18);
    const quests = () => home.sees(ADA, 'daily');
    expect(new Set((await quests()).map((q) => q.gameDay))).toEqual(new Set(['2102-02-28']));
    await anew(home, 6);
    const after = await quests();
    expect(after.map((q) => [q.gameDay, q.expiresAt])).toEqual(
      Array.from({ length: 4 }, () => ['2102-03-01', NOW + 18 * HOUR]),
    );
  });

  it.each([
    ['before the new hour', NOW + HOUR],
    ['after the old one', MIDNIGHT + 2 * HOUR],
  ])('shows the same after a restart or in a second process, %s', async (_, at) => {
    const { home, quests } = await given();
    await anew(home, 18);
    const before = await quests();
    home.clock.set(at);
    const restarted = await anotherOn(home);
    await restarted.tick();
    expect((await restarted.sees(ADA, 'daily')).map((q) => q.id)).toEqual(before.map((q) => q.id));
    expect(restarted.dailies.dayOf('terran_space', at)).toEqual(home.dailies.dayOf('terran_space', at));
  });

  it('while no process runs has its quests when one does, also those that ran out meanwhile', async () => {
    const { home, quests } = await given();
    const before = await quests();
    const [region] = aHome().regions;
    await home.store.world.upsert([
      { kind: 'region', id: 'terran_space', body: { ...region!, refreshHour: 18 } },
    ]);
    home.clock.set(MIDNIGHT + 2 * HOUR);
    await home.store.missions.deactivateExpired(home.clock.now(), 1000);
    const restarted = await anotherOn(home);
    await restarted.tick();
    const after = await restarted.sees(ADA, 'daily');
    expect(after.map((q) => q.id)).toEqual(before.map((q) => q.id));
    expect(after[0]?.expiresAt).toBe(NOW + 30 * HOUR);
  });

  it('while the store is away is told and followed once it is back', async () => {
    const { home, quests } = await given();
    const update = home.store.missions.update;
    let away = true;
    home.store.missions.update = async (mission) => {
      if (away) throw new StoreUnavailable('away');
      return update.call(home.store.missions, mission);
    };
    await expect(anew(home, 18)).rejects.toThrow('away');
    const told = home.turned.length;
    away = false;
    await home.tick();
    expect(home.turned.slice(told)).toEqual(['terran_space']);
    expect((await quests())[0]?.expiresAt).toBe(NOW + 30 * HOUR);
  });
});
