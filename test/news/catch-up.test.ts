import { describe, expect, it } from 'vitest';
import { LiveRooms } from '../../rooms/live-rooms.ts';
import { Atlas, worldRows } from '../../src/app/map/atlas.ts';
import { WorldService } from '../../src/app/map/world-service.ts';
import { type Store, StoreUnavailable } from '../../src/app/ports/store.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { newPlayer } from '../../src/missions/player.ts';
import { CatchUp } from '../../src/news/catch-up.ts';
import { Follower } from '../../src/news/follower.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { aSector, aWorld } from '../generation/given-world.ts';
import { missionId, playerId } from '../support/given-core.ts';
import { aMission, aRandomOffer } from '../support/given-mission.ts';
import { toldMissions } from '../support/silent-news.ts';
import { until } from '../support/until.ts';

/** A process that shows some rooms, on a store that others write to behind its back. */
async function given(players: number) {
  const store = new MemoryStore(() => 0);
  const { news, told } = toldMissions();
  const maps: number[] = [];
  news.listen({ mapChanged: ({ to }) => maps.push(to) });
  const catalogue = new Catalogue(news);
  const atlas = new Atlas([]);
  const world = new WorldService({ store, atlas, news });
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const liveRooms = new LiveRooms(onError);
  const looks: string[] = [];
  const ids = Array.from({ length: players }, (_, n) => playerId(n));
  await store.createPlayers(ids.map((id) => newPlayer(id)));
  for (const id of ids)
    liveRooms.add({
      playerId: id,
      version: 0,
      playerChanged: () => undefined,
      playerIsAt: () => undefined,
      lookAgain: () => void looks.push(id),
      tell: () => undefined,
      worldMoved: () => undefined,
    });
  const asked: number[] = [];
  const counted: Pick<Store, 'playerVersions'> & { missions: Store['missions'] } = {
    playerVersions: async (some) => {
      asked.push(some.length);
      return (await store.playerVersions(some)).map((one) => ({
        ...one,
        version: moved.has(one.id) ? 7 : 0,
      }));
    },
    missions: store.missions,
  };
  const moved = new Set<string>();
  const follower = new Follower({ rooms: liveRooms, missions: store.missions, catalogue, world, onError });
  const catchUp = new CatchUp({
    store: counted as Store,
    catalogue,
    rooms: liveRooms,
    world,
    follower,
    onError,
  });
  return { store, counted, catalogue, atlas, catchUp, told, maps, looks, ids, asked, moved, errors };
}

describe('a process that may have missed news', () => {
  it('has those rooms look again whose players moved on, asking for many in one query', async () => {
    const { catchUp, looks, ids, asked, moved } = await given(1_200);
    for (const id of [ids[3]!, ids[700]!]) moved.add(id);
    await catchUp.run();
    expect(looks.toSorted()).toEqual([ids[3], ids[700]].toSorted());
    expect(asked).toEqual([500, 500, 200]);
  });

  it('reads missions that are new, edited or gone, shared and of players who are here, and no others', async () => {
    const { store, catalogue, catchUp, told, ids } = await given(1);
    const [same, edited, gone] = [1, 2, 3].map((n) => aMission({ id: missionId(n) }));
    const own = aRandomOffer({ id: missionId(4), ownerId: ids[0]! });
    const strangers = aRandomOffer({ id: missionId(5), ownerId: playerId(999) });
    await store.missions.insert([same!, edited!, gone!]);
    catalogue.put([same!, edited!, gone!]);
    told.length = 0;
    await store.missions.update({ ...edited!, title: 'Edited', version: edited!.version + 1 });
    await store.missions.update({ ...gone!, isActive: false, version: gone!.version + 1 });
    await store.missions.insert([aMission({ id: missionId(6) }), own, strangers]);
    await catchUp.run();
    await until('all to be read', () => told.flat().length === 4);
    expect(told.flat().toSorted()).toEqual([2, 3, 4, 6].map(missionId));
    expect(catalogue.byId(edited!.id)?.title).toBe('Edited');
    expect(catalogue.byId(gone!.id)?.isActive).toBe(false);
  });

  it('follows the map, and says so when it is another', async () => {
    const { store, atlas, catchUp, maps } = await given(0);
    await store.world.upsert(worldRows(aWorld({ sectors: [aSector(1, { name: 'Newly found' })] })));
    await catchUp.run();
    expect(atlas.graph.sectors.get(1)?.name).toBe('Newly found');
    await catchUp.run();
    expect(maps).toEqual([1]);
  });

  it('looks once more when it is asked while it looks, and tries again while the store is away', async () => {
    const { counted, catchUp, asked, errors } = await given(1);
    const ask = counted.playerVersions;
    let away = true;
    Object.assign(counted, {
      playerVersions: (some: readonly string[]) => {
        if (!away) return ask(some);
        away = false;
        throw new StoreUnavailable('away');
      },
    });
    await Promise.all([catchUp.run(), catchUp.run(), catchUp.run()]);
    expect(asked).toEqual([1, 1]);
    expect(errors).toEqual([new StoreUnavailable('away')]);
  });
});
