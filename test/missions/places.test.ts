import { describe, expect, it } from 'vitest';
import { isAvailable } from '../../src/missions/availability.ts';
import { lackingPlaces } from '../../src/missions/places.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { aContext } from '../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../support/given-mission.ts';
import { accepting, completing, happens, play, refusalOf } from '../support/given-play.ts';
import { aPlayerState } from '../support/given-player.ts';

const nothing = { hasSector: () => false, hasRegion: () => false };
const everything = { hasSector: () => true, hasRegion: () => true };

describe('the places that a mission names and the map lacks', () => {
  it.each([...kinds.values()].map((kind) => [kind.kind, kind] as const))('of %s', (_, kind) => {
    const mission = aMission({
      regionId: null,
      targetSectorId: null,
      objectives: [{ id: 'it', kind: kind.kind, params: kind.example }],
    });
    const sectors = [...new Set(kind.sectors(kind.example))];
    expect(lackingPlaces(mission, nothing)).toEqual(sectors.map((id) => `sector ${id}`));
    expect(lackingPlaces(mission, everything)).toEqual([]);
  });

  it('are its region and target too, each once', () => {
    const mission = aMission({ regionId: 'atlantis', targetSectorId: 7 });
    expect(lackingPlaces(mission, nothing)).toEqual(['region atlantis', 'sector 7']);
  });
});

describe('a mission whose place the map lacks', () => {
  const lost = { lacksPlace: () => true };

  it.each([aMission(), aRandomOffer(), aDaily()])('is offered nowhere, whoever made it', (mission) => {
    const ctx = { ...aContext({ missions: [mission] }), ...lost };
    expect(isAvailable(mission, aPlayerState(), ctx)).toBe(false);
    expect(refusalOf(aPlayerState(), accepting(mission.id), ctx)?.code).toBe('mission/inactive');
  });

  it('goes on for who holds it', () => {
    const mission = aMission();
    const state = aPlayerState({ live: [anAcceptance(mission)] });
    const ctx = { ...aContext({ missions: [mission] }), ...lost };
    happens(state, { type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 40 }, ctx);
    expect(play(state, completing(), ctx).map((c) => c.type)).toContain('missionRewarded');
  });
});
