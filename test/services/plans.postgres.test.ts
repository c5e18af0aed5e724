import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { openDatabase } from '../../src/persistence/database.ts';
import {
  aStoredMission,
  aStoredPlayer,
  bringing,
  needs,
  plays,
  writing,
} from '../persistence/contract/playing.ts';
import { aMission } from '../support/given-mission.ts';
import { accepting, completing } from '../support/given-play.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { fill, leaveAlone } from './plans/full-database.ts';
import { type Statement, type Subject, showsAll, statements } from './plans/hot-statements.ts';
import { type Ran, type WatchedSession, watchedSession } from './plans/watched-session.ts';

/**
 * A page more for each level that an index has grown by, rows that no longer lie side by side, and as many
 * rows to write as a step takes, in each index. A plan that is wrong looks at thousands.
 */
const GROWN = 4;
const SPARE = 400;

let own: OwnDatabase;
/** Its plans were made while there was nothing. */
let early: WatchedSession;
/** Begun on the full database, which nobody has analysed; and once more when somebody had. */
let late: WatchedSession;
let analysed: WatchedSession;
let before: Record<Statement, Ran[]>;
let subject: Subject;
let veteran: Subject;

const NOBODY: Subject = {
  player: crypto.randomUUID(),
  mission: aMission({ id: crypto.randomUUID() }),
  code: 'nothing',
  eventId: 'none',
  cursor: '0',
};

beforeAll(async () => {
  own = await ownDatabase();
  const database = await openDatabase({ databaseUrl: own.url, dataDir: '' }, 'migrate');
  await leaveAlone(own);
  early = await watchedSession(own.url);
  await warm(early);
  subject = await aLife(database.store);
  before = await everyStatement(early, subject);
  await fill(own, subject.player);
  veteran = { ...subject, player: await aVeteran(database.store, subject.player) };
  await database.close();
  late = await warm(await watchedSession(own.url));
});
afterAll(async () => {
  await Promise.all([early?.close(), late?.close(), analysed?.close()]);
  await own?.drop();
});

/** Some of everything that a player leaves behind. */
async function aLife(store: Store): Promise<Subject> {
  const player = await aStoredPlayer(store);
  const code = `plans-${crypto.randomUUID()}`;
  const mission = await aStoredMission(store, {
    repeatable: true,
    code,
    items: [{ kind: 'special', code: 'key', quantity: 1 }],
  });
  for (let turn = 0; turn < 4; turn++)
    await plays(store, player, mission, [
      accepting(mission.id),
      bringing(player, 40),
      completing(mission.id),
    ]);
  const daily = await aStoredMission(store, { family: 'daily', slot: 'trade', gameDay: '2102-03-01' });
  await plays(store, player, daily, [accepting(daily.id), bringing(player, 40), completing(daily.id)]);
  const timed = await aStoredMission(store, { timeLimitSeconds: 3600 });
  await plays(store, player, timed, [accepting(timed.id)]);
  await aStoredMission(store, {
    family: 'random',
    ownerId: player,
    slot: '1',
    startsAt: Date.now(),
    expiresAt: Date.now() + 60_000,
    generated: { key: `player:${player}`, seq: 1, template: 't', seed: 's', targetKey: 'npc:1' },
  });
  const eventId = crypto.randomUUID();
  await store.batch(needs([player]), () => ({
    writes: writing({
      events: [{ id: eventId, playerId: player, type: 'sector_entered', occurredAt: Date.now() }],
      answers: [
        {
          playerId: player,
          asker: 'player',
          commandId: 'any',
          request: 'r',
          answer: { ok: true, result: {} },
        },
      ],
    }),
    result: null,
  }));
  const [first] = await store.outbox('0', 1);
  return { player, mission, code, eventId, cursor: first!.cursor };
}

/** A player who has tried more than anybody can read in a batch. */
async function aVeteran(store: Store, one: string): Promise<string> {
  const id = await aStoredPlayer(store);
  await own.run(`set session_replication_role = replica;
    insert into mission_acceptance select r.* from mission_acceptance t cross join generate_series(1, 5000) n
      cross join lateral jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
        'player_id', '${id}', 'copy', n,
        'mission_id', (select mission_id from mission_acceptance where player_id = '${one}' and status = 'active'))) r
      where t.id = (select id from mission_acceptance where player_id = '${one}' and status = 'rewarded'
        and family = 'faction' limit 1)`);
  return id;
}

async function everyStatement({ store, watch }: WatchedSession, about: Subject) {
  const ran = {} as Record<Statement, Ran[]>;
  for (const [name, call] of Object.entries(statements(store, about)))
    ran[name as Statement] = await watch(call);
  return ran;
}

/** Has a session make its plans, and look up what it needs to know of tables. */
async function warm(session: WatchedSession): Promise<WatchedSession> {
  await everyStatement(session, NOBODY);
  return session;
}

const pages = (ran: readonly Ran[]) => ran.reduce((sum, { pages }) => sum + pages, 0);

/** What looked at more pages than it should, with the worst of its plans. */
function tooMuch(name: Statement, after: readonly Ran[]) {
  const [was, is] = [pages(before[name]), pages(after)];
  const [worst] = after.toSorted((a, b) => b.pages - a.pages);
  return is > GROWN * was + SPARE ? { name, before: was, after: is, worst } : undefined;
}

function comparable(after: Record<Statement, Ran[]>): void {
  const named = (Object.keys(before) as Statement[]).filter((name) => !showsAll.includes(name));
  expect(named.flatMap((name) => tooMuch(name, after[name]) ?? [])).toEqual([]);
}

describe('every statement of the store looks at as much as it is about, however many others there are', () => {
  it('there is something to look at', () => {
    for (const name of Object.keys(before) as Statement[])
      expect(before[name].length, name).toBeGreaterThan(0);
  });

  it('by plans that were made on an empty database', async () => {
    comparable(await everyStatement(early, subject));
  });

  it('by plans that were made on a full one which nobody has analysed', async () => {
    comparable(await everyStatement(late, subject));
  });

  it('for a player with a long past as for one with a short one', async () => {
    const calls = statements(early.store, veteran);
    for (const name of ['batch', 'journal'] as const)
      expect(tooMuch(name, await early.watch(calls[name]))).toBeUndefined();
  });

  it('by plans that know all there is to know', async () => {
    await own.run('analyze');
    analysed = await warm(await watchedSession(own.url));
    comparable(await everyStatement(analysed, subject));
  });
});
