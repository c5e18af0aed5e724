import { describe, expect, it } from 'vitest';
import { anObjective, progressThrough } from '../../support/given-objective.ts';

const message = { type: 'message_sent' } as const;
const fleet = { type: 'fleet_action', fleetId: 'f1', action: 'join' } as const;

describe('socialize', () => {
  it('counts messages', () => {
    const steps = progressThrough(anObjective('socialize'), [message, message, message]);
    expect(steps.map((p) => p.met)).toEqual([false, false, true]);
  });

  it.each([
    ['at once', [fleet]],
    ['after some messages', [message, message, fleet]],
  ])('is met by one fleet action %s', (_, events) => {
    const steps = progressThrough(anObjective('socialize'), events);
    expect(steps.at(-1)).toEqual({ current: 3, required: 3, met: true });
  });
});
