import { describe, expect, it } from 'vitest';
import type { EventFacts } from '../../../src/objectives/game-event.ts';
import { afterEvent, anObjective } from '../../support/given-objective.ts';

/** Events of the right type about something a little different. */
const nearMisses: Record<string, readonly [why: string, facts: EventFacts][]> = {
  deliver_cargo: [
    ['another sector', { type: 'cargo_delivered', sectorId: 8, commodity: 'ore', units: 40 }],
    ['another commodity', { type: 'cargo_delivered', sectorId: 7, commodity: 'fuel', units: 40 }],
  ],
  scan_sector: [['another sector', { type: 'sector_scanned', sectorId: 12 }]],
  visit_sector: [['a sector not on the list', { type: 'sector_entered', sectorId: 14 }]],
  courier: [
    ['another sector', courier('mercantile_guild', 'terran_federation', 8)],
    ['another sender', courier('pirates', 'terran_federation', 9)],
    ['another receiver', courier('mercantile_guild', 'pirates', 9)],
    ['the way back', courier('terran_federation', 'mercantile_guild', 9)],
  ],
  recover_salvage: [
    ['another sector', salvage(15, 'wreck-1', 'ore')],
    ['another wreck', salvage(14, 'wreck-2', 'ore')],
    ['no wreck named', salvage(14, undefined, 'ore')],
    ['another commodity', salvage(14, 'wreck-1', 'fuel')],
  ],
  smuggle: [
    ['another sector', contraband(16, 'illegal:WEAPONS')],
    ['other contraband', contraband(15, 'illegal:STOLEN_GOODS')],
    ['a patrol that saw nothing', { type: 'patrol_encountered', sectorId: 15, detected: false }],
  ],
  answer_distress: [
    ['another beacon', { type: 'distress_answered', beaconId: 'beacon-2', sectorId: 16 }],
    ['another sector', { type: 'distress_answered', beaconId: 'beacon-1', sectorId: 17 }],
  ],
  trade: [
    [
      'the other side',
      { type: 'trade_completed', sectorId: 1, side: 'buy', commodity: 'ore', units: 1, total: 1 },
    ],
  ],
};

const cases = Object.entries(nearMisses).flatMap(([kind, misses]) =>
  misses.map(([why, facts]) => ({ kind, why, facts })),
);

describe('an event that only nearly matches', () => {
  it.each(cases)('leaves $kind as it was: $why', ({ kind, facts }) => {
    const objective = anObjective(kind);
    expect(afterEvent(objective, facts)).toBe(objective.progress);
  });
});

describe('params that are left out', () => {
  it('let a courier arrive anywhere', () => {
    const objective = anObjective('courier', { fromFaction: 'pirates', toFaction: 'galactic_concord' });
    expect(afterEvent(objective, courier('pirates', 'galactic_concord', 77))).toMatchObject({ met: true });
  });

  it('let salvage come from any wreck', () => {
    const objective = anObjective('recover_salvage', { commodity: 'ore', units: 25 });
    expect(afterEvent(objective, salvage(3, undefined, 'ore'))).toMatchObject({ current: 25, met: true });
  });

  it('let trades be of any side and commodity', () => {
    const objective = anObjective('trade', { count: 2 });
    const traded = { type: 'trade_completed', sectorId: 1, commodity: 'fuel', units: 9, total: 9 } as const;
    expect(afterEvent(objective, { ...traded, side: 'buy' })).toMatchObject({ current: 1 });
    expect(afterEvent(objective, { ...traded, side: 'sell' })).toMatchObject({ current: 1 });
  });

  it('count a trade of the named commodity only', () => {
    const objective = anObjective('trade', { count: 2, commodity: 'ore' });
    const traded = { type: 'trade_completed', sectorId: 1, side: 'buy', units: 9, total: 9 } as const;
    expect(afterEvent(objective, { ...traded, commodity: 'fuel' })).toBe(objective.progress);
    expect(afterEvent(objective, { ...traded, commodity: 'ore' })).toMatchObject({ current: 1 });
  });
});

function courier(fromFaction: string, toFaction: string, sectorId: number): EventFacts {
  return { type: 'courier_delivered', sectorId, fromFaction, toFaction };
}

function salvage(sectorId: number, wreckId: string | undefined, commodity: string): EventFacts {
  return { type: 'salvage_recovered', sectorId, commodity, units: 25, ...(wreckId && { wreckId }) };
}

function contraband(sectorId: number, commodity: string): EventFacts {
  return { type: 'contraband_delivered', sectorId, commodity, units: 6 };
}
