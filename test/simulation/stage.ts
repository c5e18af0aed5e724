import { createHash } from 'node:crypto';
import type { Chance } from '../../bots/chance.ts';
import { worldRows } from '../../src/app/map/atlas.ts';
import { syncContent } from '../../src/app/stock/sync-content.ts';
import { ManualClock } from '../../src/clock/manual-clock.ts';
import { readConfig } from '../../src/config/config.ts';
import { type Content, loadContent } from '../../src/content/load-content.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { OneAtATime } from './breaking-store.ts';
import { SwitchedBus } from './switched-bus.ts';

export const config = readConfig({ NODE_ENV: 'test', DATA_DIR: '/nowhere', LOG_LEVEL: 'error' });

/** The first instant of every simulation. */
const BEGIN = Date.UTC(2102, 2, 1, 9);

/** What outlives processes: the store, the clock, and the way between processes. */
export interface Stage {
  readonly content: Content;
  readonly store: MemoryStore;
  readonly clock: ManualClock;
  readonly bus: SwitchedBus;
  readonly locks: OneAtATime;
  readonly chance: Chance;
}

let shipped: Promise<{ content: Content; missions: readonly Mission[] }> | undefined;

/** The shipped content, its missions defined once: their ids are the same in all simulations of a process. */
const shippedContent = () => {
  shipped ??= (async () => {
    const content = await loadContent(config.CONTENT_DIR);
    const { missions } = new MemoryStore(() => 0);
    await syncContent(missions, content.missions.map(authored));
    return { content, missions: await missions.active() };
  })();
  return shipped;
};

/** A stage with the shipped content and map; the store may be one that does wrong. */
export async function aStage(
  chance: Chance,
  storeOf = (now: () => number) => new MemoryStore(now),
): Promise<Stage> {
  const { content, missions } = await shippedContent();
  const clock = new ManualClock(BEGIN);
  const store = storeOf(() => clock.now());
  await store.missions.insert(missions);
  await store.world.upsert(worldRows(content.galaxy));
  return { content, store, clock, bus: new SwitchedBus(), locks: new OneAtATime(), chance };
}

const authored = (definition: Content['missions'][number]) => ({
  definition,
  digest: createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16),
});
