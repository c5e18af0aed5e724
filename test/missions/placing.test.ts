import { describe, expect, it } from 'vitest';
import { placed } from '../../src/missions/placing.ts';
import { newPlayer } from '../../src/missions/player.ts';
import { refuse } from '../../src/missions/refusal.ts';
import { movedTo, regionAt } from '../../src/missions/regions.ts';
import { NOW } from '../support/given-context.ts';
import { aPlayerState, HOME, PLAYER_ID } from '../support/given-player.ts';

const nowhere = () => ({ ...aPlayerState(), player: newPlayer(PLAYER_ID) });

describe('a player who came before the map did', () => {
  it('is placed where new players begin, as if always there', () => {
    const state = nowhere();
    expect(placed(state, { home: HOME })).toHaveLength(1);
    expect(state.player).toMatchObject({ regionId: 'terran_space', sectorId: 1 });
    expect(regionAt(state.player, 0)).toBe('terran_space');
    expect(placed(state, { home: HOME })).toEqual([]);
  });

  it('waits while nothing says where', () => {
    const state = nowhere();
    expect(placed(state, { home: undefined })).toEqual([]);
    expect(state.player.regionId).toBe('');
  });

  it('stays in a sector that the game has reported since', () => {
    const state = nowhere();
    state.player = { ...state.player, sectorId: 5, sectorSeenAt: NOW };
    placed(state, { home: HOME });
    expect(state.player).toMatchObject({ regionId: 'terran_space', sectorId: 5, sectorSeenAt: NOW });
  });

  it('counts as always in the region that the game reports first', () => {
    const player = { ...newPlayer(PLAYER_ID), ...movedTo(newPlayer(PLAYER_ID), 'rim', NOW) };
    expect(regionAt(player, NOW - 1)).toBe('rim');
  });
});

describe('the refusal of another region’s mission', () => {
  it('is true for who came after the region’s day began', () => {
    const here = refuse('mission/wrong_region', { required: 'asia_tokyo', current: 'asia_tokyo' });
    expect(here.message).toBe(
      'This day of asia_tokyo had begun when you came; its quests are yours from its next refresh on.',
    );
    const there = refuse('mission/wrong_region', { required: 'asia_tokyo', current: 'far_rim' });
    expect(there.message).toBe('This mission is offered in asia_tokyo; you are in far_rim.');
  });
});
