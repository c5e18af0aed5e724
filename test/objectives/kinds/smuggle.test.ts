import { describe, expect, it } from 'vitest';
import { afterEvent, anObjective, progressThrough } from '../../support/given-objective.ts';

const delivered = (units: number) =>
  ({ type: 'contraband_delivered', sectorId: 15, commodity: 'illegal:WEAPONS', units }) as const;

describe('smuggling', () => {
  it('adds up deliveries', () => {
    const steps = progressThrough(anObjective('smuggle'), [delivered(2), delivered(3), delivered(50)]);
    expect(steps.map((p) => p.current)).toEqual([2, 5, 6]);
  });

  it('fails when a patrol detects it, wherever', () => {
    const seen = afterEvent(anObjective('smuggle'), {
      type: 'patrol_encountered',
      sectorId: 3,
      detected: true,
    });
    expect(seen).toEqual({ failed: 'patrol_detected' });
  });

  it('goes on after a patrol that detected nothing', () => {
    const objective = anObjective('smuggle');
    const [passed] = progressThrough(objective, [
      { type: 'patrol_encountered', sectorId: 3, detected: false },
    ]);
    expect(passed).toBe(objective.progress);
  });

  it('fails with the ship', () => {
    const lost = afterEvent(anObjective('smuggle'), { type: 'ship_destroyed', sectorId: 3 });
    expect(lost).toEqual({ failed: 'ship_destroyed' });
  });

  it('is about contraband only', () => {
    expect(() => anObjective('smuggle', { sectorId: 15, commodity: 'ore', units: 1 })).toThrow();
    expect(() =>
      anObjective('deliver_cargo', { sectorId: 15, commodity: 'illegal:WEAPONS', units: 1 }),
    ).toThrow();
  });
});
