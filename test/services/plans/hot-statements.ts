import type {
  MissionStore,
  RetentionStore,
  Store,
  WorldStore,
  Writes,
} from '../../../src/app/ports/store.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { newPlayer, type PlayerState } from '../../../src/missions/player.ts';
import { needs } from '../../persistence/contract/playing.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { aMission } from '../../support/given-mission.ts';

type Methods<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T] &
  string;

/** Every method of the store: one that is added has to be tried here too. */
export type Statement =
  | Methods<Store>
  | `missions.${Methods<MissionStore>}`
  | `retention.${Methods<RetentionStore>}`
  | `world.${Methods<WorldStore>}`;

/** Whom the statements are about. */
export interface Subject {
  readonly player: string;
  /** A shared mission that everybody has tried. */
  readonly mission: Mission;
  readonly code: string;
  readonly eventId: string;
  readonly cursor: string;
}

const FEW = 10;

/** How each is called, over and over again, with everything that it can be asked. */
export const statements = (store: Store, one: Subject): Record<Statement, () => Promise<unknown>> => ({
  batch: () =>
    store.batch(
      needs([one.player], {
        outcomes: [{ playerId: one.player, missionId: one.mission.id }],
        answers: [{ playerId: one.player, asker: 'player', commandId: 'any' }],
        eventIds: [one.eventId, 'never-seen'],
        missions: [{ id: one.mission.id, version: 0 }],
        required: [{ playerId: one.player, code: one.code }],
        dailyPlayers: [one.player],
        besides: () => ({
          required: [{ playerId: one.player, code: one.code }],
          dailyPlayers: [one.player],
        }),
        knows: () => false,
      }),
      ({ states }) => ({ writes: everySort(one, states.get(one.player)), result: null }),
    ),
  createPlayers: () => store.createPlayers([newPlayer(crypto.randomUUID()), newPlayer(one.player)]),
  loadPlayer: () => store.loadPlayer(one.player),
  journal: () => Promise.all([undefined, LAST].map((before) => store.journal(one.player, before, FEW))),
  outbox: () => store.outbox(one.cursor, FEW),
  duePlayers: () => store.duePlayers(NOW + 2 * HOUR, FEW),
  eventCounts: () => store.eventCounts(one.player, Date.now() - 3_600_000),
  nextDue: () => store.nextDue(),
  'retention.events': () => store.retention.events(Date.now() - 86_400_000, FEW),
  'retention.outbox': () => store.retention.outbox(NOW + HOUR, FEW),
  'retention.answers': () => store.retention.answers(FEW),
  'retention.offers': () => store.retention.offers(Date.now() + 3_600_000, undefined, FEW),
  acceptancesOf: () =>
    Promise.all([undefined, LAST].map((before) => store.acceptancesOf(one.mission.id, before, FEW))),
  inventory: () => store.inventory(one.player),
  adminChanges: () =>
    Promise.all([
      store.adminChanges({ missionId: one.mission.id }, FEW),
      store.adminChanges({ playerId: one.player }, FEW),
    ]),
  held: () => store.held(one.mission.id),
  holders: () => store.holders({ missionId: one.mission.id, edition: 7 }, one.player, FEW),
  clock: () => store.clock(),
  readiness: () => store.readiness(),
  'missions.active': () => store.missions.active(),
  'missions.byIds': () => store.missions.byIds([one.mission.id, crypto.randomUUID()]),
  'missions.insert': () => store.missions.insert([aMission({ id: crypto.randomUUID() })]),
  'missions.update': () =>
    store.missions.update({ ...one.mission, version: one.mission.version + 1, edition: 2 }),
  'missions.editions': () => store.missions.editions([one.mission.id]),
  'missions.byCodes': () => store.missions.byCodes([one.code, 'no-such-code']),
  'missions.list': () => Promise.all([undefined, LAST].map((before) => store.missions.list(before, FEW))),
  'missions.newestOf': () => store.missions.newestOf(['player:1', 'player:2']),
  'missions.targetsSince': () => store.missions.targetsSince(one.player, 0),
  'missions.deactivateExpired': () => store.missions.deactivateExpired(Date.now() + 3_600_000, FEW),
  'missions.versionsOf': () => store.missions.versionsOf([one.player]),
  playerVersions: () => store.playerVersions([one.player]),
  'world.all': () => store.world.all(),
  'world.some': () => store.world.some([{ kind: 'npc', id: 'n1' }]),
  'world.version': () => store.world.version(),
  'world.change': async () =>
    store.world.change(
      await store.world.version(),
      [{ kind: 'npc', id: 'n1' }],
      [{ kind: 'npc', id: 'n2', body: {} }],
    ),
  'world.playersIn': () => store.world.playersIn([1], ['nowhere']),
  'world.upsert': () => store.world.upsert([{ kind: 'npc', id: 'n1', body: {} }]),
});

/** Those that look at all there is, at a start or when a place is taken off the map. */
export const showsAll: readonly Statement[] = ['missions.active', 'world.all', 'world.playersIn'];

/** Behind everything there is: the place that a cursor names is found, not counted out. */
const LAST = `1_${crypto.randomUUID()}`;

/** A row of every sort that a batch can write. */
function everySort(one: Subject, found: PlayerState | undefined): Writes {
  const playerId = one.player;
  const at = Date.now();
  const acceptanceId = crypto.randomUUID();
  return {
    players: found === undefined ? [] : [newPlayer(playerId)],
    acceptances: [...(found?.live.values() ?? [])],
    standings: [{ playerId, faction: 'mercantile_guild', value: 1 }],
    inventory: [{ playerId, kind: 'special', code: 'key', quantity: 1 }],
    history: [
      {
        playerId,
        faction: 'mercantile_guild',
        at,
        old: 0,
        value: 1,
        requested: 1,
        applied: 1,
        reason: 'mission_complete',
        acceptanceId,
        note: null,
      },
    ],
    ledger: [
      {
        playerId,
        acceptanceId,
        channel: 'credits',
        key: '',
        amount: 1,
        reason: 'mission_complete',
        at,
        note: null,
      },
    ],
    outbox: [{ type: 'mission_completed', playerId, missionId: one.mission.id, at, data: {} }],
    events: [{ id: crypto.randomUUID(), playerId, type: 'sector_entered', occurredAt: at }],
    answers: [
      {
        playerId,
        asker: 'player',
        commandId: crypto.randomUUID(),
        request: 'any',
        answer: { ok: true, result: {} },
      },
    ],
    adminNotes: [{ playerId, by: 'a test', action: 'repair', details: {} }],
  };
}
