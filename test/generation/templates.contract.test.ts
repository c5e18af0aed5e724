import { describe, expect, it } from 'vitest';
import { generateBoardMission } from '../../src/generation/generate-board-mission.ts';
import type { OfferDraft } from '../../src/generation/offer-draft.ts';
import { templateSchema } from '../../src/generation/template-schema.ts';
import { templateRules } from '../../src/generation/templates/index.ts';
import { defineMission } from '../../src/missions/define-mission.ts';
import { missionDefinition } from '../../src/missions/definition.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { accepting, completing, happens, play } from '../support/given-play.ts';
import { aPlayerState, PLAYER_ID } from '../support/given-player.ts';
import { templates } from './content.ts';
import { aRequest, busyWorld, offersOf } from './given-world.ts';

const world = busyWorld();
const graph = worldGraph(world);

const missionOf = (offer: OfferDraft): Mission => {
  const identity = { id: 'offer', isActive: true, version: 1, origin: 'generator' };
  const mission = defineMission(
    offer.definition,
    offer.definition.expiresAt != null && offer.templateCode !== 'distress_beacon'
      ? { ...identity, family: 'faction' }
      : { ...identity, family: 'random', slot: '1', ownerId: PLAYER_ID },
  );
  if ('message' in mission) throw new Error(`${mission.path}: ${mission.message}`);
  return mission;
};

describe.each(templates.map((t) => [t.code, t] as const))('the template %s', (_, template) => {
  const drafts = [
    ...(template.uses.includes('random') ? offersOf(aRequest(world, { templates: [template] }), 12) : []),
    ...(template.uses.includes('board')
      ? template.issuers.flatMap(({ faction }) =>
          Array.from({ length: 12 }, (_, index) =>
            generateBoardMission({
              templates: [template],
              graph,
              faction,
              regionId: 'home',
              seed: 's',
              index,
              now: NOW,
            }),
          ),
        )
      : []),
  ];
  const offers = drafts.filter((o) => o !== undefined);

  it('has work in a busy world, at least three titles and as many descriptions', () => {
    expect(offers.length).toBe(drafts.length);
    expect(template.texts.titles.length).toBeGreaterThanOrEqual(3);
    expect(template.texts.descriptions.length).toBeGreaterThanOrEqual(3);
  });

  it('makes definitions that an author could have written', () => {
    for (const { definition, factionId } of offers) {
      const { expiresAt } = definition;
      const written = {
        ...definition,
        factionId: factionId ?? 'nobody',
        expiresAt: expiresAt == null ? null : new Date(expiresAt).toISOString(),
      };
      expect(missionDefinition.parse(written)).toEqual({ ...definition, factionId: written.factionId });
    }
  });

  it('fills in every word', () => {
    for (const { definition } of offers)
      expect(`${definition.title} ${definition.description}`).not.toMatch(/[{}]|undefined|NaN|null/);
  });

  it('is accepted, played by its kinds’ own walkthroughs, and paid', () => {
    for (const offer of offers) {
      // given
      const mission = missionOf(offer);
      const state = aPlayerState({
        player: { regionId: 'home' },
        reputation: { fringe_alliance: 60 },
      });
      const ctx = aContext({ missions: [mission] });
      play(state, accepting('offer'), ctx);
      // when
      for (const { kind, params } of mission.objectives)
        for (const facts of kindOf(kind).walkthrough(params))
          if (state.live.get('offer')?.status === 'active') happens(state, facts, ctx);
      // then
      expect(state.live.get('offer')?.status).toBe('completed');
      play(state, completing('offer'), ctx);
      expect(state.player.credits).toBe(10_000 + offer.definition.creditReward);
    }
  });
});

describe('the templates together', () => {
  it('fit their prose to the mission’s limits however long the game’s names are', () => {
    const long = (name: string) => `${name} ${'🚀'.repeat(55)}`;
    const named = {
      ...world,
      sectors: world.sectors.map((s) => ({ ...s, name: long(s.name) })),
      npcs: world.npcs.map((n) => ({ ...n, name: long(n.name) })),
    };
    for (const offer of offersOf(aRequest(named), 100)) {
      expect(offer!.definition.title.length).toBeLessThanOrEqual(120);
      expect(offer!.definition.title.isWellFormed()).toBe(true);
      expect(offer!.definition.description.isWellFormed()).toBe(true);
    }
  });

  it('use every rule, each code once', () => {
    expect(new Set(templates.map((t) => t.rule))).toEqual(new Set(templateRules.keys()));
    expect(new Set(templates.map((t) => t.code)).size).toBe(templates.length);
  });

  it.each([
    ['an unknown rule', { rule: 'no_such_rule' }, 'unknown rule'],
    ['a word that the rule does not know', { texts: { titles: ['{npc}!'], descriptions: ['x'] } }, 'npc'],
    ['a range that the rule does not take', { ranges: { units: 3 } }, 'ranges'],
    ['a board without an issuer', { issuers: [] }, 'a board has an issuer'],
  ])('may not have %s', (_, wrong, message) => {
    const { ...survey } = templates.find((t) => t.code === 'survey')!;
    const result = templateSchema.safeParse({ ...survey, ...wrong });
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toContain(message);
  });
});
