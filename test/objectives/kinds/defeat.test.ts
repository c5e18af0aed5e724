import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/objectives/kinds/index.ts';
import { names } from '../../support/given-context.ts';
import { afterEvent, anObjective } from '../../support/given-objective.ts';

type Opponent = { kind: 'npc' | 'pirate' | 'drone_field' | 'player'; id: string; faction?: string };
const opponents: Record<string, Opponent> = {
  npc: { kind: 'npc', id: 'n1', faction: 'fringe_alliance' },
  pirate: { kind: 'pirate', id: 'p1', faction: 'pirates' },
  drones: { kind: 'drone_field', id: 'd1' },
  player: { kind: 'player', id: 'u1', faction: 'pirates' },
};

const counted = (params: object) =>
  Object.entries(opponents)
    .filter(([, opponent]) => {
      const objective = anObjective('defeat', { count: 2, ...params });
      return afterEvent(objective, { type: 'combat_won', sectorId: 12, opponent }) !== objective.progress;
    })
    .map(([name]) => name);

describe('whom defeat counts', () => {
  it.each([
    ['anybody when nothing is asked', {}, ['npc', 'pirate', 'drones', 'player']],
    ['one kind', { opponent: { kind: 'npc' } }, ['npc']],
    ['one id', { opponent: { id: 'p1' } }, ['pirate']],
    ['one faction, of whatever kind', { opponent: { faction: 'pirates' } }, ['pirate', 'player']],
    ['PvE: every kind but players', { opponent: { pve: true } }, ['npc', 'pirate', 'drones']],
    ['PvP only', { opponent: { pve: false } }, ['player']],
    ['all that is asked together', { opponent: { faction: 'pirates', pve: true } }, ['pirate']],
    ['nobody who matches only in part', { opponent: { kind: 'npc', id: 'p1' } }, []],
    ['fights in the sector', { sectorId: 12, opponent: { kind: 'pirate' } }, ['pirate']],
    ['no fights elsewhere', { sectorId: 13, opponent: { kind: 'pirate' } }, []],
  ])('%s', (_, params, expected) => {
    expect(counted(params)).toEqual(expected);
  });
});

describe('how defeat reads', () => {
  it.each([
    [{ count: 1 }, 'Defeat 1 opponent'],
    [{ count: 3, opponent: { kind: 'pirate' } }, 'Defeat 3 pirates'],
    [{ count: 2, opponent: { kind: 'npc', faction: 'pirates' } }, 'Defeat 2 hostile ships of pirates'],
    [{ count: 1, opponent: { kind: 'drone_field' }, sectorId: 4 }, 'Defeat 1 drone field in Sector 4'],
  ])('%j', (given, label) => {
    const { params } = anObjective('defeat', given);
    expect(kindOf('defeat').label(params, names)).toBe(label);
  });
});
