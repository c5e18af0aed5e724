import { describe, expect, it } from 'vitest';
import { BadCursor } from '../../../src/app/ports/cursor.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { NOW } from '../../support/given-context.ts';
import { abandoning, accepting } from '../../support/given-play.ts';
import { aStoredMission, aStoredPlayer, plays } from './playing.ts';

interface Page<T> {
  readonly rows: readonly T[];
  readonly nextCursor: string | null;
}

/** Walks a list page by page to its end. */
async function walk<T>(read: (before: string | undefined) => Promise<Page<T>>): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    pages.push([...page.rows]);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && pages.length < 20);
  return pages;
}

/** Lists in pages, newest first. */
export function listContract(store: () => Store): void {
  const journalOf = (id: string, limit: number) =>
    walk(async (before) => {
      const page = await store().journal(id, before, limit);
      return { rows: page.acceptances.map((a) => a.acceptance), nextCursor: page.nextCursor };
    });

  describe('the journal', () => {
    it('is empty for who has ended nothing', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store());
      await plays(store(), id, mission, [accepting(mission.id)]);
      expect(await store().journal(id, undefined, 10)).toEqual({ acceptances: [], nextCursor: null });
    });

    it('is walked newest first, each once, also where many ended in one instant', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store());
      for (const at of [NOW + 1, NOW + 2, NOW + 2, NOW + 2, NOW + 3])
        await plays(store(), id, mission, [accepting(mission.id), abandoning(mission.id)], at);
      const pages = await journalOf(id, 2);
      expect(pages.map((p) => p.length)).toEqual([2, 2, 1]);
      const rows = pages.flat();
      expect(rows.map((a) => ('endedAt' in a ? a.endedAt - NOW : 0))).toEqual([3, 2, 2, 2, 1]);
      expect(new Set(rows.map((a) => a.id)).size).toBe(5);
      expect((await journalOf(id, 5)).map((p) => p.length)).toEqual([5]);
    });

    it('refuses what never was a cursor', async () => {
      const id = await aStoredPlayer(store());
      await expect(async () => store().journal(id, 'nonsense', 10)).rejects.toBeInstanceOf(BadCursor);
    });
  });

  describe('the attempts at a mission', () => {
    it('are everybody’s, newest first, in pages', async () => {
      const mission = await aStoredMission(store());
      const other = await aStoredMission(store());
      for (const at of [NOW, NOW + 1, NOW + 2]) {
        const id = await aStoredPlayer(store());
        await plays(store(), id, mission, [accepting(mission.id)], at);
        await plays(store(), id, other, [accepting(other.id)], at);
      }
      const pages = await walk(async (before) => {
        const page = await store().acceptancesOf(mission.id, before, 2);
        return { rows: page.acceptances, nextCursor: page.nextCursor };
      });
      expect(pages.map((p) => p.map((a) => a.acceptedAt - NOW))).toEqual([[2, 1], [0]]);
      expect(pages.flat().every((a) => a.missionId === mission.id)).toBe(true);
    });
  });

  describe('the list of missions', () => {
    it('is walked newest first, each once', async () => {
      const made: string[] = [];
      for (let i = 0; i < 5; i++) made.push((await aStoredMission(store(), { isActive: i % 2 === 0 })).id);
      const pages = await walk(async (before) => {
        const page = await store().missions.list(before, 2);
        return { rows: page.missions.map((m) => m.id), nextCursor: page.nextCursor };
      });
      const newest = pages.flat().slice(0, 5);
      expect(newest.toSorted()).toEqual(made.toSorted());
      expect(new Set(pages.flat()).size).toBe(pages.flat().length);
    });
  });
}
