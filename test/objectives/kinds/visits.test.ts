import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/objectives/kinds/index.ts';
import { anObjective, progressThrough } from '../../support/given-objective.ts';

const entered = (...sectors: number[]) =>
  sectors.map((sectorId) => ({ type: 'sector_entered', sectorId }) as const);

describe('visit_sector', () => {
  it('ticks each sector of its list once, in any order', () => {
    const steps = progressThrough(anObjective('visit_sector'), entered(13, 13, 40, 11, 12));
    expect(steps.map((p) => p.current)).toEqual([1, 1, 1, 2, 3]);
    expect(steps.at(-1)).toMatchObject({ met: true, seen: [13, 11, 12] });
  });

  it('begins with the sector where the player is', () => {
    const { params, progress } = anObjective('visit_sector');
    expect(kindOf('visit_sector').begin?.(params, progress, 12)).toMatchObject({ current: 1, seen: [12] });
    expect(kindOf('visit_sector').begin?.(params, progress, 99)).toBe(progress);
  });

  it('is met at once when its only sector is where the player is', () => {
    const { params, progress } = anObjective('visit_sector', { sectorIds: [5] });
    expect(kindOf('visit_sector').begin?.(params, progress, 5)).toMatchObject({ met: true });
  });

  it('refuses a list that names a sector twice, or none', () => {
    expect(() => anObjective('visit_sector', { sectorIds: [5, 5] })).toThrow('each sector once');
    expect(() => anObjective('visit_sector', { sectorIds: [] })).toThrow();
  });
});

describe('visit_count', () => {
  it('counts different sectors, each once', () => {
    const steps = progressThrough(anObjective('visit_count'), entered(2, 3, 2, 3, 4, 5));
    expect(steps.map((p) => p.current)).toEqual([1, 2, 2, 2, 3, 4]);
    expect(steps.map((p) => p.met)).toEqual([false, false, false, false, false, true]);
  });

  it('does not count the sector where the player begins', () => {
    expect(kindOf('visit_count').begin).toBeUndefined();
  });
});
