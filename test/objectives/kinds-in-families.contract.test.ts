import { describe, expect, it } from 'vitest';
import type { Mission } from '../../src/missions/mission.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../support/given-mission.ts';
import { accepting, completing, happens, only, play, refusalOf } from '../support/given-play.ts';
import { aPlayerState } from '../support/given-player.ts';

const families = { faction: aMission, random: aRandomOffer, daily: aDaily };
const every = [...kinds.values()].flatMap((kind) =>
  Object.entries(families).map(([family, make]) => ({
    name: `${kind.kind} in a ${family} mission`,
    kind,
    make,
  })),
);

describe.each(every)('$name', ({ kind, make }) => {
  const mission: Mission = make({
    id: 'mission-1',
    objectives: [{ id: 'it', kind: kind.kind, params: kind.example }],
  });

  it('is accepted, played, completed and paid once', () => {
    // given
    const state = aPlayerState();
    const at = (seconds: number) => aContext({ missions: [mission], now: NOW + seconds * 1000 });
    play(state, accepting(), at(0));
    expect(state.live.get('mission-1')?.status).toBe('active');
    expect(refusalOf(state, completing(), at(0))?.code).toBe('mission/objectives_unmet');
    // when
    const steps = kind.walkthrough(kind.example).map((facts, i) => happens(state, facts, at(i + 1)));
    // then
    expect(steps.map((changes) => only(changes, 'missionReady').length)).toEqual(
      steps.map((_, i) => (i === steps.length - 1 ? 1 : 0)),
    );
    expect(state.live.get('mission-1')?.status).toBe('completed');
    expect(state.player.credits).toBe(10_000);
    // when
    const paid = play(state, completing(), at(999));
    // then
    expect(only(paid, 'missionRewarded')).toHaveLength(1);
    expect(only(paid, 'creditsChanged')).toHaveLength(1);
    const credits = state.player.credits;
    expect(credits).toBeGreaterThan(10_000);
    expect(state.reputation.get('mercantile_guild')).toBe(20);
    expect(refusalOf(state, completing(), at(999))?.code).toBe('mission/already_rewarded');
    expect(state.player.credits).toBe(credits);
  });
});
