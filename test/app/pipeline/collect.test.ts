import { describe, expect, it } from 'vitest';
import { Collector } from '../../../src/app/pipeline/collect.ts';
import type { Command } from '../../../src/missions/command.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, NOW } from '../../support/given-context.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission } from '../../support/given-mission.ts';
import { abandoning, accepting, completing, play } from '../../support/given-play.ts';
import { aPlayerState, type GivenPlayer, PLAYER_ID } from '../../support/given-player.ts';

const paying = aMission({
  items: [{ kind: 'special', code: 'deep:key', quantity: 2 }],
  targetFaction: 'fringe_alliance',
  targetReputation: -30,
});

/** The rows that some commands of one batch make. */
function writing(given: GivenPlayer, commands: readonly Command[], note: string | null = null) {
  const state = aPlayerState(given);
  const ctx = aContext({ missions: [paying] });
  const collector = new Collector();
  for (const command of commands) collector.record(PLAYER_ID, play(state, command, ctx), note);
  return collector.writes(new Map([[PLAYER_ID, state]]), NOW);
}

const delivered: Command = {
  type: 'reportEvent',
  event: anEvent({ type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 40 }),
};

describe('the rows of a batch', () => {
  it('a whole mission in one batch is one player, one acceptance, and every payment once', () => {
    const writes = writing({}, [accepting(), delivered, completing()]);
    expect(writes.players).toMatchObject([{ credits: 11_000, completedMissions: 1, version: 1 }]);
    expect(writes.acceptances).toMatchObject([{ status: 'rewarded', completedAt: NOW, endedAt: NOW }]);
    expect(writes.ledger.map((l) => [l.channel, l.key, l.amount, l.reason])).toEqual([
      ['credits', '', 1000, 'mission_complete'],
      ['reputation', 'mercantile_guild', 20, 'mission_complete'],
      ['reputation', 'fringe_alliance', -30, 'mission_complete'],
      ['item', 'special:deep:key', 2, 'mission_complete'],
    ]);
    expect(new Set(writes.ledger.map((l) => l.acceptanceId))).toEqual(new Set([writes.acceptances[0]?.id]));
    expect(writes.inventory).toEqual([
      { playerId: PLAYER_ID, kind: 'special', code: 'deep:key', quantity: 2 },
    ]);
    expect(writes.standings).toMatchObject([{ value: 20 }, { value: -30 }]);
    expect(writes.history).toMatchObject([
      { faction: 'mercantile_guild', old: 0, value: 20, requested: 20, applied: 20 },
      { faction: 'fringe_alliance', old: 0, value: -30, requested: -30, applied: -30 },
    ]);
    expect(writes.outbox.map((o) => o.type)).toEqual([
      'mission_accepted',
      'mission_ready',
      'mission_completed',
      'reputation_changed',
      'reputation_changed',
    ]);
  });

  it('an acceptance is written as it stands at the end of the batch', () => {
    const track: Command = { type: 'trackMission', missionId: 'mission-1', tracked: false };
    const ten: Command = {
      type: 'reportEvent',
      event: anEvent({ type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 10 }),
    };
    const writes = writing({}, [accepting(), ten, track]);
    expect(writes.acceptances).toMatchObject([
      { status: 'active', tracked: false, objectives: [{ progress: { current: 10 } }] },
    ]);
  });

  it('a second attempt in the same batch is a row of its own', () => {
    const writes = writing({}, [accepting(), abandoning(), accepting()]);
    expect(writes.acceptances.map((a) => a.status)).toEqual(['abandoned', 'active']);
  });

  it('a penalty is history, not a payment', () => {
    const writes = writing({ live: [anAcceptance(paying)] }, [abandoning()]);
    expect(writes.ledger).toEqual([]);
    expect(writes.history).toMatchObject([{ applied: -5, reason: 'mission_abandoned' }]);
    expect(writes.standings).toEqual([{ playerId: PLAYER_ID, faction: 'mercantile_guild', value: -5 }]);
  });

  it('a repair is a payment and history with the operator’s words', () => {
    const repair: Command = {
      type: 'repairPlayer',
      reason: 'lost ship',
      credits: 500,
      reputation: [{ faction: 'mercantile_guild', change: 10 }],
      dropAcceptance: 'acceptance-of-mission-1',
    };
    const writes = writing({ live: [aCompletedAcceptance(paying)] }, [repair], 'lost ship');
    const row = { reason: 'admin_adjustment', acceptanceId: null, note: 'lost ship' };
    expect(writes.ledger).toMatchObject([
      { channel: 'credits', amount: 500, ...row },
      { channel: 'reputation', key: 'mercantile_guild', amount: 10, ...row },
    ]);
    expect(writes.history).toMatchObject([{ applied: 10, ...row }]);
    expect(writes.acceptances).toMatchObject([{ status: 'abandoned', reason: 'lost ship' }]);
  });

  it('a player who only moved is a player’s row and nothing else', () => {
    const moved: Command = {
      type: 'reportEvent',
      event: anEvent({ type: 'sector_entered', sectorId: 12 }),
    };
    const writes = writing({}, [moved]);
    expect(writes.players).toMatchObject([{ sectorId: 12, version: 1 }]);
    expect([writes.acceptances, writes.outbox, writes.ledger, writes.history]).toEqual([[], [], [], []]);
  });

  it('nothing recorded is nothing written', () => {
    const writes = new Collector().writes(new Map(), NOW);
    expect(Object.values(writes).every((rows) => rows.length === 0)).toBe(true);
  });
});
