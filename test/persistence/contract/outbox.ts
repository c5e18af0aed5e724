import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxEntry, Store } from '../../../src/app/ports/store.ts';
import { NOW } from '../../support/given-context.ts';
import { aStoredPlayer, needs, writing } from './playing.ts';

/** A reader as the game is one: it knows its cursor and nothing else. */
interface Reader {
  cursor: string;
  readonly seen: OutboxEntry[];
}

/** What the game is told, by a cursor. */
export function outboxContract(store: () => Store): void {
  const tell = (playerId: string, types: readonly string[]) =>
    store().batch(needs([playerId]), () => ({
      writes: writing({
        outbox: types.map((type) => ({ type, playerId, missionId: null, at: NOW, data: {} })),
      }),
      result: null,
    }));

  async function read(reader: Reader, limit: number): Promise<number> {
    const page = await store().outbox(reader.cursor, limit);
    reader.seen.push(...page);
    reader.cursor = page.at(-1)?.cursor ?? reader.cursor;
    return page.length;
  }

  async function readAll(from: string): Promise<OutboxEntry[]> {
    const reader: Reader = { cursor: from, seen: [] };
    while ((await read(reader, 1000)) > 0);
    return reader.seen;
  }

  describe('the outbox', () => {
    it('shows every entry once and in each player’s order, whenever and however much is read', async () => {
      const players = await Promise.all([0, 1, 2].map(() => aStoredPlayer(store())));
      const step = fc.oneof(
        fc.record({ player: fc.nat(2), entries: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ reader: fc.nat(2), limit: fc.integer({ min: 1, max: 4 }) }),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
          async (rounds) => {
            const start = (await readAll('0')).at(-1)?.cursor ?? '0';
            const readers: Reader[] = [0, 1, 2].map(() => ({ cursor: start, seen: [] }));
            const told = new Map(players.map((id) => [id, [] as string[]]));
            const telling = async (player: string, entries: number) => {
              const types = Array.from({ length: entries }, () => `t-${crypto.randomUUID()}`);
              told.get(player)!.push(...types);
              await tell(player, types);
            };
            for (const round of rounds) {
              const turns = new Map<unknown, Promise<unknown>>();
              // What is in one round happens at once; one player or reader does one thing at a time.
              for (const s of round) {
                const who = 'player' in s ? players[s.player]! : readers[s.reader]!;
                const turn = (): Promise<unknown> =>
                  'player' in s ? telling(who as string, s.entries) : read(who as Reader, s.limit);
                turns.set(who, (turns.get(who) ?? Promise.resolve()).then(turn));
              }
              await Promise.all(turns.values());
            }
            for (const reader of readers) while ((await read(reader, 3)) > 0);

            const all = await readAll(start);
            for (const { seen } of readers) expect(seen).toEqual(all);
            const typesOf = (id: string) => all.filter((e) => e.playerId === id).map((e) => e.type);
            for (const id of players) expect(typesOf(id)).toEqual(told.get(id));
            expect(new Set(all.map((e) => e.id)).size).toBe(all.length);
            expect(all.every((e) => /^\d{1,18}$/.test(e.cursor))).toBe(true);
            const cursors = all.map((e) => BigInt(e.cursor));
            expect(cursors.every((cursor, i) => i === 0 || cursor > cursors[i - 1]!)).toBe(true);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('keeps a cursor good for ever: what was behind it once is behind it always', async () => {
      const id = await aStoredPlayer(store());
      const start = (await readAll('0')).at(-1)?.cursor ?? '0';
      await tell(id, ['one', 'two', 'three']);
      const first = await readAll(start);
      await tell(id, ['four']);
      expect((await readAll(start)).slice(0, 3)).toEqual(first);
      expect((await readAll(first[0]!.cursor)).map((e) => e.type)).toEqual(['two', 'three', 'four']);
      expect(await store().outbox('999999999999999999', 10)).toEqual([]);
    });
  });
}
