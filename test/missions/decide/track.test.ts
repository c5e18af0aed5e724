import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/missions/command.ts';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext } from '../../support/given-context.ts';
import { aMission } from '../../support/given-mission.ts';
import { play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const tracking = (tracked: boolean): Command => ({ type: 'trackMission', missionId: 'mission-1', tracked });
const ctx = aContext({ missions: [aMission()] });

describe('tracking', () => {
  it('hides and shows a live mission', () => {
    const state = aPlayerState({ live: [anAcceptance()] });
    expect(play(state, tracking(false), ctx)).toEqual([
      { type: 'missionTracked', missionId: 'mission-1', tracked: false },
    ]);
    expect(state.live.get('mission-1')?.tracked).toBe(false);
    play(state, tracking(true), ctx);
    expect(state.live.get('mission-1')?.tracked).toBe(true);
  });

  it('changes nothing when it is so already', () => {
    expect(play(aPlayerState({ live: [anAcceptance()] }), tracking(true), ctx)).toEqual([]);
  });

  it('is refused for a mission that is not live', () => {
    expect(refusalOf(aPlayerState(), tracking(true), ctx)?.code).toBe('mission/not_accepted');
    expect(refusalOf(aPlayerState(), tracking(true), aContext())?.code).toBe('mission/not_found');
  });
});

describe('renaming', () => {
  it('changes the name, and nothing when it is the same', () => {
    const state = aPlayerState();
    const rename: Command = { type: 'renamePlayer', name: 'Ada' };
    expect(play(state, rename, ctx)).toEqual([{ type: 'playerUpdated', fields: { name: 'Ada' } }]);
    expect(play(state, rename, ctx)).toEqual([]);
    expect(state.player.name).toBe('Ada');
  });
});
