import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveReputation, type ReputationMove } from '../../src/reputation/rivalry.ts';

/** SPEC 3's pairs and caps, said again on purpose. */
const pairs = [
  ['terran_federation', 'fringe_alliance', 800],
  ['mercantile_guild', 'shadow_syndicate', 600],
] as const;
const rivals = [...pairs.map(([a]) => a), ...pairs.map(([, b]) => b)];
const factions = [...rivals, 'pirates', 'frontier_coalition', 'galactic_concord'];

/** SPEC 3's formula, said again on purpose. */
function expected(standings: ReadonlyMap<string, number>, faction: string, change: number): number {
  const of = (code: string) => standings.get(code) ?? 0;
  const current = of(faction);
  let effective = change;
  for (const [a, b, cap] of pairs) {
    const rival = faction === a ? b : faction === b ? a : undefined;
    if (rival === undefined || change <= 0) continue;
    const r = of(rival);
    if (r > 0) effective = Math.min(change, Math.max(0, cap - r - current));
  }
  const ceiling = faction === 'pirates' ? 0 : 800;
  return Math.min(ceiling, Math.max(-800, current + effective));
}

const histories = fc.array(
  fc.record({
    faction: fc.constantFrom(...factions),
    change: fc.oneof(
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: -2000, max: 2000 }),
      fc.constantFrom(800, -800, 0, 1, -1),
    ),
  }),
  { maxLength: 60 },
);

/** Checks something after every move of every history that starts at zero everywhere. */
const always = (check: (move: ReputationMove, standings: ReadonlyMap<string, number>) => void) =>
  fc.assert(
    fc.property(histories, (history) => {
      const standings = new Map<string, number>();
      for (const { faction, change } of history) {
        const before = new Map(standings);
        const move = moveReputation((code) => standings.get(code) ?? 0, faction, change);
        expect(move.value).toBe(expected(before, faction, change));
        standings.set(faction, move.value);
        check(move, standings);
      }
    }),
    { numRuns: 300 },
  );

describe('for any history of changes that starts at zero', () => {
  it('two rivals above 0 never stand above their cap together', () => {
    always((_, standings) => {
      for (const [a, b, cap] of pairs) {
        const [x, y] = [standings.get(a) ?? 0, standings.get(b) ?? 0];
        if (x > 0 && y > 0) expect(x + y).toBeLessThanOrEqual(cap);
      }
    });
  });

  it('every standing keeps its own bounds', () => {
    always(({ faction, value }) => {
      expect(value).toBeGreaterThanOrEqual(-800);
      expect(value).toBeLessThanOrEqual(faction === 'pirates' ? 0 : 800);
    });
  });

  it('a loss is never blocked, except by the floor', () => {
    always(({ requested, applied, value }) => {
      if (requested < 0 && value !== -800) expect(applied).toBe(requested);
    });
  });

  it('a gain never lowers a standing nor gives more than was asked', () => {
    always(({ requested, applied }) => {
      if (requested < 0) return;
      expect(applied).toBeGreaterThanOrEqual(0);
      expect(applied).toBeLessThanOrEqual(requested);
    });
  });

  it('old plus applied is the value, so that a history sums to it', () => {
    always(({ old, applied, value }) => expect(old + applied).toBe(value));
  });
});
