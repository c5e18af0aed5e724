import { expect, it } from 'vitest';
import { defineMission } from '../../src/missions/define-mission.ts';
import { missionDefinition } from '../../src/missions/definition.ts';
import { aDefinition } from '../support/given-mission.ts';

// The ledger holds one row per acceptance, channel and key: what would need two can never be paid.
it('a mission cannot pay the same item twice', () => {
  const item = { kind: 'cargo', code: 'ore', quantity: 1 };
  const parsed = missionDefinition.safeParse({ ...aDefinition(), itemRewards: [item, item] });
  expect(parsed.error?.issues).toMatchObject([{ path: ['itemRewards'] }]);
});

it('a mission cannot pay reputation with its issuer twice', () => {
  const definition = aDefinition({ targetFactionId: aDefinition().factionId, targetReputationReward: 5 });
  const mission = defineMission(definition, { id: 'm', family: 'faction', isActive: true, version: 1 });
  expect(mission).toMatchObject({ path: 'targetFactionId' });
});
