import { describe, expect, it } from 'vitest';
import type { Store, WorldRow } from '../../../src/app/ports/store.ts';
import { newPlayer } from '../../../src/missions/player.ts';

/** The game's map: rows by kind and id, and how often it was changed. */
export function worldContract(store: () => Store): void {
  const row = (kind: WorldRow['kind'], id: string, name: string): WorldRow => ({
    kind,
    id,
    body: { id, name, cargo: { ore: 2 } },
  });
  /** Rows of ids that only this test uses, in the store's order. */
  const found = async (...ids: string[]) => (await store().world.all()).filter((r) => ids.includes(r.id));
  const three = () => Array.from({ length: 3 }, () => crypto.randomUUID());

  describe('the map', () => {
    it('keeps rows by kind and id, the last word counting', async () => {
      const id = crypto.randomUUID();
      await store().world.upsert([row('npc', id, 'Old'), row('wreck', id, 'Hulk')]);
      await store().world.upsert([row('npc', id, 'New')]);
      await store().world.upsert([]);
      expect(await found(id)).toEqual([row('npc', id, 'New'), row('wreck', id, 'Hulk')]);
    });

    it('keeps the order in which rows first came, within a call and from call to call', async () => {
      const [a, b, c] = three().toSorted().toReversed() as [string, string, string];
      await store().world.upsert([row('region', b, 'B'), row('region', a, 'A')]);
      await store().world.upsert([row('region', c, 'C'), row('region', b, 'B again')]);
      expect((await found(a, b, c)).map((r) => r.id)).toEqual([b, a, c]);
      // A row that was taken away and brought anew is new.
      const at = await store().world.version();
      await store().world.change(at, [{ kind: 'region', id: b }], [row('region', b, 'B anew')]);
      expect((await found(a, b, c)).map((r) => r.id)).toEqual([a, c, b]);
    });

    it('is changed only at the version that the change was made for, all or nothing', async () => {
      const [a, b, c] = three() as [string, string, string];
      await store().world.upsert([row('npc', a, 'A'), row('npc', b, 'B')]);
      const at = await store().world.version();
      const removed = [{ kind: 'npc' as const, id: a }];
      expect(await store().world.change(at - 1, removed, [row('npc', c, 'C')])).toBeUndefined();
      expect(await found(a, b, c)).toHaveLength(2);
      expect(await store().world.change(at, removed, [row('npc', c, 'C')])).toBe(at + 1);
      expect((await found(a, b, c)).map((r) => r.id)).toEqual([b, c]);
      expect(await store().world.version()).toBe(at + 1);
    });

    it('lets one of many changes for one version through', async () => {
      const at = await store().world.version();
      const [a, b, c] = three() as [string, string, string];
      const answers = await Promise.all(
        [a, b, c].map((id) => store().world.change(at, [], [row('wreck', id, id)])),
      );
      expect(answers.filter((next) => next !== undefined)).toEqual([at + 1]);
      expect(await found(a, b, c)).toHaveLength(1);
    });

    it('knows who is in a sector or region', async () => {
      const [region, one, two] = three() as [string, string, string];
      const sectorId = Math.floor(Math.random() * 1_000_000_000) + 1000;
      await store().createPlayers([one, two].map((id) => ({ ...newPlayer(id), regionId: region, sectorId })));
      const there = { players: 2, one: [one, two].toSorted()[0]! };
      expect(await store().world.playersIn([sectorId, 999], [region, 'nowhere'])).toEqual({
        sectors: new Map([[sectorId, there]]),
        regions: new Map([[region, there]]),
      });
      expect(await store().world.playersIn([], [])).toEqual({ sectors: new Map(), regions: new Map() });
    });
  });
}
