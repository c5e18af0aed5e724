import { describe, expect, it } from 'vitest';
import { reportEvents } from '../../src/intake/report-events.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { NOW } from '../support/given-context.ts';
import { aCore, missionId, playerId } from '../support/given-core.ts';
import { aMission } from '../support/given-mission.ts';
import { accepting } from '../support/given-play.ts';

const ADA = playerId(1);
const MISSION = missionId(1);

async function given(...more: Mission[]) {
  const core = await aCore({ missions: [aMission({ id: MISSION }), ...more] });
  await core.players.ensure(ADA);
  await core.service.command(ADA, accepting(MISSION));
  let sent = 0;
  const event = (type: string, fields: object, id = `e${++sent}`) => ({
    id,
    type,
    player_id: ADA,
    occurred_at: NOW,
    ...fields,
  });
  return { event, take: (...events: unknown[]) => reportEvents(core, events) };
}

const ore = { sector_id: 7, commodity: 'ore', units: 1 };

describe('what an event names that nobody knows', () => {
  it.each([
    ['sector_entered', { sector_id: 9001 }, ['unknown_sector']],
    ['player_updated', { sector_id: 9001 }, ['unknown_sector']],
    ['player_updated', { level: 3 }, []],
    ['cargo_delivered', { ...ore, commodity: 'ores' }, ['unknown_commodity']],
    [
      'cargo_delivered',
      { ...ore, sector_id: 9001, commodity: 'ores' },
      ['unknown_sector', 'unknown_commodity'],
    ],
    ['contraband_delivered', { ...ore, commodity: 'WEAPONS' }, ['unknown_commodity']],
    ['contraband_delivered', { ...ore, commodity: 'illegal:WEAPONS' }, []],
    ['salvage_recovered', { ...ore, commodity: 'scrap' }, ['unknown_commodity']],
    ['trade_completed', { ...ore, side: 'buy', total: 5, commodity: 'Ore' }, ['unknown_commodity']],
    [
      'combat_won',
      { sector_id: 7, opponent: { kind: 'pirate', id: 'x', faction: 'pirate' } },
      ['unknown_faction'],
    ],
    ['combat_won', { sector_id: 7, opponent: { kind: 'pirate', id: 'x', faction: 'pirates' } }, []],
    ['combat_won', { sector_id: 7, opponent: { kind: 'pirate', id: 'x' } }, []],
    ['courier_delivered', { sector_id: 7, from_faction: 'guild', to_faction: 'guild' }, ['unknown_faction']],
    ['convoy_moved', { convoy_id: 'c1', sector_id: 7 }, ['unknown_convoy']],
    ['convoy_destroyed', { convoy_id: 'c1', sector_id: 9001 }, ['unknown_sector', 'unknown_convoy']],
    ['message_sent', {}, []],
  ])('%s %j warns of %j and is taken', async (type, fields, codes) => {
    const { event, take } = await given();
    expect(await take(event(type, fields, 'it'))).toMatchObject({
      accepted: 1,
      rejected: [],
      warnings: codes.map((code) => ({ index: 0, id: 'it', code })),
    });
  });

  it('is told by the place in the call, also of repeated events, never of refused ones', async () => {
    const { event, take } = await given();
    const odd = event('cargo_delivered', { ...ore, commodity: 'ores' }, 'odd');
    const report = await take(
      event('cargo_delivered', { ...ore, units: 0, sector_id: 9001 }),
      event('cargo_delivered', ore),
      odd,
      { ...event('sector_entered', { sector_id: 9001 }), player_id: playerId(9) },
      odd,
    );
    expect(report).toMatchObject({ accepted: 2, duplicates: 1, moved: 1 });
    expect(report.rejected.map((r) => r.index)).toEqual([0, 3]);
    expect(report.warnings).toEqual([
      { index: 2, id: 'odd', code: 'unknown_commodity' },
      { index: 4, id: 'odd', code: 'unknown_commodity' },
    ]);
  });

  it('is not a convoy that some mission is about', async () => {
    const params = { convoyId: 'c1', destinationSectorId: 9 };
    const escort = aMission({
      id: missionId(2),
      objectives: [{ id: 'e', kind: 'visit_count', params: { count: 1, ...params } }],
    });
    const { event, take } = await given(escort);
    const report = await take(
      event('convoy_moved', { convoy_id: 'c1', sector_id: 7 }),
      event('convoy_moved', { convoy_id: 'c2', sector_id: 7 }),
    );
    expect(report.warnings).toEqual([{ index: 1, id: 'e2', code: 'unknown_convoy' }]);
  });
});

describe('how many events moved anything', () => {
  it('leaves out what counts for nothing', async () => {
    const { event, take } = await given();
    const report = await take(
      event('cargo_delivered', ore),
      event('cargo_delivered', { ...ore, sector_id: 8 }),
      event('message_sent', {}),
      event('sector_entered', { sector_id: 5 }),
      event('sector_entered', { sector_id: 5 }),
      event('player_updated', { level: 4, name: 'Ada' }),
      event('player_updated', { level: 4, name: 'Ada' }),
    );
    expect(report).toMatchObject({ accepted: 7, moved: 3 });
  });
});
