import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, kinds } from '../../src/objectives/kinds/index.ts';
import { names } from '../support/given-context.ts';
import { oneEventOfEveryType } from '../support/given-event.ts';
import { afterEvent, anObjective, progressThrough } from '../support/given-objective.ts';

const foreign = (listensTo: readonly string[]) =>
  oneEventOfEveryType.filter((facts) => !listensTo.includes(facts.type));

describe('the catalogue of objective kinds', () => {
  it('lists each kind under its own name', () => {
    expect([...kinds].map(([name, kind]) => [name, kind.kind])).toEqual(
      [...kinds.keys()].map((name) => [name, name]),
    );
  });

  it('throws for a kind that does not exist', () => {
    expect(() => kindOf('juggle')).toThrow('unknown objective kind: juggle');
  });
});

describe.each([...kinds.values()])('objective kind $kind', (kind) => {
  const { example, listensTo } = kind;
  const walkthrough = kind.walkthrough(example);

  it('has an example that its own params accept unchanged', () => {
    expect(kind.params.parse(example)).toEqual(example);
  });

  it('refuses params that it does not know', () => {
    expect(kind.params.safeParse({ ...(example as object), unheardOf: 1 }).success).toBe(false);
    expect(kind.params.safeParse(undefined).success).toBe(false);
  });

  it('requires a whole number of at least 1', () => {
    expect(kind.required(example)).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(kind.required(example))).toBe(true);
  });

  it('has a label that reads as a sentence, with names instead of ids', () => {
    const label = kind.label(example, names);
    expect(label).toMatch(/^[A-Z].{5,}[a-z0-9]$/);
    expect(label).not.toMatch(/undefined|null|NaN|\[object|_|illegal:| {2}/);
    for (const sector of kind.sectors(example)) expect(label).toContain(names.sector(sector));
  });

  it('says what it is about in words that its params hold', () => {
    const about = Object.values(kind.about(example)).filter((value) => value !== undefined);
    for (const value of about) expect(JSON.stringify(example)).toContain(JSON.stringify(value));
    const named = Object.entries(example as object).filter(([key]) => /commodity|Faction|Id$|side/.test(key));
    for (const [key, value] of named)
      if (typeof value === 'string') expect([key, about]).toEqual([key, expect.arrayContaining([value])]);
  });

  it('is unmet at the start, wherever the player is not yet', () => {
    const { params, progress } = anObjective(kind.kind);
    expect(progress).toEqual({ current: 0, required: kind.required(example), met: false });
    expect((kind.begin?.(params, progress, 9001) ?? progress).met).toBe(false);
  });

  it('is met by its walkthrough, exactly at the last step', () => {
    const steps = progressThrough(anObjective(kind.kind), walkthrough);
    expect(steps.map((p) => p.met)).toEqual(steps.map((_, i) => i === steps.length - 1));
    expect(steps.at(-1)).toMatchObject({ met: true, current: kind.required(example) });
  });

  it('walks only through events that it listens to or that take the player somewhere', () => {
    const types = new Set([...listensTo, 'sector_entered']);
    expect(walkthrough.filter((facts) => !types.has(facts.type as never))).toEqual([]);
  });

  it.each(foreign(listensTo).map((facts) => [facts.type, facts] as const))(
    'is not moved by %s',
    (_, facts) => {
      const objective = anObjective(kind.kind);
      expect(afterEvent(objective, facts)).toBe(objective.progress);
    },
  );

  const isAboutPlaces = kind.sectors(example).length > 0;
  it(`is ${isAboutPlaces ? 'not ' : ''}met by the same deeds elsewhere`, () => {
    const elsewhere = walkthrough.map((facts, i) =>
      'sectorId' in facts ? { ...facts, sectorId: 9001 + i } : facts,
    );
    expect(progressThrough(anObjective(kind.kind), elsewhere).at(-1)?.met).toBe(!isAboutPlaces);
  });

  it('does not change when the walkthrough is replayed after it is met', () => {
    const objective = anObjective(kind.kind);
    const met = progressThrough(objective, walkthrough).at(-1)!;
    for (const replayed of progressThrough({ ...objective, progress: met }, walkthrough))
      expect(replayed).toBe(met);
  });

  it('never passes what is required, never goes back, whatever happens', () => {
    const anything = fc.array(fc.constantFrom(...walkthrough, ...oneEventOfEveryType), { maxLength: 40 });
    fc.assert(
      fc.property(anything, (events) => {
        let objective = anObjective(kind.kind);
        for (const facts of events) {
          const next = afterEvent(objective, facts);
          if ('failed' in next) return;
          expect(next.current).toBeGreaterThanOrEqual(objective.progress.current);
          expect(next.current).toBeLessThanOrEqual(next.required);
          expect(next.required).toBe(objective.progress.required);
          expect(next.met).toBe(next.current === next.required);
          objective = { ...objective, progress: next };
        }
      }),
      { numRuns: 60 },
    );
  });
});
