import { describe, expect, it } from 'vitest';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { missionExpiry } from '../../src/clock/due-sources.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { NOW } from '../support/given-context.ts';
import { playerId } from '../support/given-core.ts';
import { aMission, aRandomOffer } from '../support/given-mission.ts';
import { toldMissions } from '../support/silent-news.ts';

/** More than a sweep marks at a time: a clock that jumped finds thousands of offers that ran out. */
const MANY = 1_200;

async function given() {
  const store = new MemoryStore(() => NOW);
  const { news, told } = toldMissions();
  const catalogue = new Catalogue(news);
  const offers = Array.from({ length: MANY }, (_, n) =>
    aRandomOffer({ id: `own-${n}`, ownerId: playerId(n), expiresAt: NOW }),
  );
  const missions = [...offers, aMission({ id: 'later', expiresAt: NOW + 1 }), aMission({ id: 'stays' })];
  await store.missions.insert(missions);
  catalogue.put(missions);
  told.length = 0;
  return { store, catalogue, told, expiry: missionExpiry(store, catalogue) };
}

describe('missions that run out together', () => {
  it('are all marked and told, never more at a time than a sweep takes', async () => {
    const { store, catalogue, told, expiry } = await given();
    await expiry.apply(NOW);
    expect(new Set(told.flat()).size).toBe(MANY);
    expect(Math.max(...told.map((ids) => ids.length))).toBeLessThanOrEqual(1_000);
    expect((await store.missions.active()).map((m) => m.id).toSorted()).toEqual(['later', 'stays']);
    expect(catalogue.overAt(NOW, MANY)).toEqual([]);
    expect(await expiry.next()).toBe(NOW + 1);
  });

  it('are followed just so when another process marked them first', async () => {
    const { store, catalogue, told, expiry } = await given();
    while ((await store.missions.deactivateExpired(NOW, MANY)).length > 0);
    await expiry.apply(NOW);
    expect(new Set(told.flat()).size).toBe(MANY);
    expect(catalogue.overAt(NOW, MANY)).toEqual([]);
  });
});
