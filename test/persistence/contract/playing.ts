import { Collector } from '../../../src/app/pipeline/collect.ts';
import type { BatchNeeds, Loaded, Store, Writes } from '../../../src/app/ports/store.ts';
import { carryOut, settle } from '../../../src/missions/carry-out.ts';
import type { Command } from '../../../src/missions/command.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { newPlayer, type PlayerState } from '../../../src/missions/player.ts';
import { aContext, NOW } from '../../support/given-context.ts';
import { ore } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';

/** Needs of a batch about some players and nothing else. */
export const needs = (playerIds: readonly string[], more: Partial<BatchNeeds> = {}): BatchNeeds => ({
  playerIds,
  outcomes: [],
  answers: [],
  eventIds: [],
  missions: [],
  required: [],
  dailyPlayers: [],
  besides: () => ({ required: [], dailyPlayers: [] }),
  knows: () => true,
  ...more,
});

/** A batch that writes only what a test names. */
export const writing = (rows: Partial<Writes>): Writes => ({
  players: [],
  acceptances: [],
  standings: [],
  inventory: [],
  history: [],
  ledger: [],
  outbox: [],
  events: [],
  answers: [],
  adminNotes: [],
  ...rows,
});

/** Reads what a batch finds, and writes nothing. */
export const found = (store: Store, wanted: BatchNeeds): Promise<Loaded> =>
  store.batch(wanted, (loaded) => ({ writes: writing({}), result: loaded }));

/** A new player in the store. */
export async function aStoredPlayer(store: Store): Promise<string> {
  const id = crypto.randomUUID();
  await store.createPlayers([newPlayer(id, 'Ada')]);
  return id;
}

/** A mission in the store. */
export async function aStoredMission(store: Store, overrides: Partial<Mission> = {}): Promise<Mission> {
  const mission = aMission({ id: crypto.randomUUID(), ...overrides });
  await store.missions.insert([mission]);
  return mission;
}

/** Has a player do some things in one batch, as the pipeline would; gives the state as decided. */
export function plays(
  store: Store,
  playerId: string,
  mission: Mission,
  commands: readonly Command[],
  now = NOW,
): Promise<PlayerState> {
  const ctx = { ...aContext({ missions: [mission], now }), newId: () => crypto.randomUUID() };
  const wanted = needs([playerId], { outcomes: [{ playerId, missionId: mission.id }] });
  return store.batch(wanted, (loaded) => {
    const state = loaded.states.get(playerId)!;
    const collector = new Collector();
    collector.record(playerId, settle(state, now), null);
    for (const command of commands) {
      const decision = carryOut(state, command, ctx);
      if (!decision.ok) throw new Error(decision.refusal.message);
      collector.record(playerId, decision.changes, null);
    }
    return { writes: collector.writes(loaded.states, now), result: structuredClone(state) };
  });
}

/** The report that a player brought ore to sector 7. */
export const bringing = (playerId: string, units: number, at = NOW): Command => ({
  type: 'reportEvent',
  event: ore(playerId, units, at),
});
