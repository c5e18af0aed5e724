import { describe, expect, it } from 'vitest';
import { AmbientWorld } from '../../src/app/map/ambient-world.ts';
import { StoreUnavailable } from '../../src/app/ports/store.ts';
import { galaxy } from '../generation/content.ts';
import { aWorld } from '../generation/given-world.ts';
import { HOUR, MINUTE, NOW } from '../support/given-context.ts';
import { anotherOn, aTurnover } from './given-turnover.ts';

const WINDOW = 20 * MINUTE;

async function given(world = galaxy()) {
  const home = await aTurnover({ world });
  return { home, ambient: new AmbientWorld(home.atlas, home.world) };
}

describe('a map without a game', () => {
  it('has a beacon that calls in every window, in some sector of the map', async () => {
    const { home, ambient } = await given();
    for (let at = NOW; at < NOW + 6 * HOUR; at += WINDOW) {
      expect(ambient.next(at)).toBe(at + WINDOW);
      await ambient.apply(at);
      const calling = [...home.atlas.graph.worldEvents.values()].filter(
        (e) => e.startsAt <= at && at < e.endsAt,
      );
      expect(calling.length).toBeGreaterThanOrEqual(1);
      expect(calling.every((e) => home.atlas.graph.sectors.get(e.sectorId)?.regionId === e.regionId)).toBe(
        true,
      );
    }
  });

  it('has wrecks that fill up again, with what they held before', async () => {
    const emptied = galaxy();
    const wrecks = emptied.wrecks.map((w) => ({
      ...w,
      cargo: Object.fromEntries(Object.keys(w.cargo).map((c) => [c, 0])),
    }));
    const { home, ambient } = await given({ ...emptied, wrecks });
    await ambient.apply(NOW);
    const filled = [...home.atlas.graph.wrecks.values()].filter((w) =>
      Object.values(w.cargo).some((n) => n > 0),
    );
    expect(filled).toHaveLength(1);
    const before = wrecks.find((w) => w.id === filled[0]!.id)!;
    expect(Object.keys(filled[0]!.cargo)).toEqual(Object.keys(before.cargo));
  });

  it('repeats nothing within a window, nor after a restart', async () => {
    const { home, ambient } = await given();
    await ambient.apply(NOW);
    const events = [...home.atlas.graph.worldEvents.values()];
    const again = await anotherOn(home);
    await new AmbientWorld(again.atlas, again.world).apply(NOW + MINUTE);
    await ambient.apply(NOW + MINUTE);
    for (const { atlas } of [home, again]) expect([...atlas.graph.worldEvents.values()]).toEqual(events);
  });

  it('makes up for a window that the database missed', async () => {
    const { home, ambient } = await given();
    const { change } = home.store.world;
    home.store.world.change = async () => {
      throw new StoreUnavailable('away');
    };
    await expect(ambient.apply(NOW)).rejects.toThrow(StoreUnavailable);
    home.store.world.change = change;
    await ambient.apply(NOW + 1000);
    expect(home.atlas.graph.worldEvents.size).toBe(1);
  });

  it('has nothing to make of an empty map', async () => {
    const { home, ambient } = await given(aWorld());
    await ambient.apply(NOW);
    expect(home.atlas.graph.worldEvents.size).toBe(0);
  });
});
