import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, aDelivery, aMission, type Caller, call, type Device } from '../proofs/board-client.ts';
import { SERVICE_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { underLoad } from '../support/under-load.ts';
import { until } from '../support/until.ts';
import { type OwnCluster, ownCluster } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnNetwork, ownNetwork } from './own-network.ts';

/** More than the pool has connections. */
const CALLERS = 24;
/** Within this everything is answered while there is no database; the machine may be busy. */
const ANSWER_MS = 4500;
/** Within this the server works again when the fault has ended, without a restart. */
const RECOVERY_MS = 5000;

const folder = tempDir();
let cluster: OwnCluster;
let database: OwnDatabase;
let network: OwnNetwork;
let server: SpawnedServer;
let mission: string;
let callers: Caller[];
let device: Device;

beforeAll(async () => {
  cluster = await ownCluster();
  database = await ownDatabase(cluster.url);
  network = await ownNetwork(database.url);
  server = await spawnServer({ DATABASE_URL: network.url, DATA_DIR: folder.dir, LOG_LEVEL: 'fatal' });
  mission = await aMission(server, { cargo_quantity: 1 });
  callers = await Promise.all(Array.from({ length: CALLERS }, () => aCaller(server)));
  device = await callers[0]!.join();
});
afterAll(async () => {
  await server?.stop();
  await network?.remove();
  await cluster?.remove();
  folder.remove();
});

const NPC = {
  id: 'lost-npc',
  kind: 'trader',
  name: 'Io',
  faction: 'pirates',
  notoriety: 1,
  sector_id: 1,
  alive: true,
};

const ready = () => call(server, 'GET', '/readyz');
const journal = (caller: Caller) => caller.get('/api/v1/missions/journal');
/** Readers, players and the game, all at once: more work than there are connections. */
const everybody = () =>
  Promise.all([
    ...callers.map(async (caller) => (await journal(caller)).status),
    ...callers.map(async (caller) => {
      const outcome = await caller.rest('abandon', mission);
      return outcome.ok || outcome.code !== 'server/unavailable' ? 200 : 503;
    }),
    ...callers.map(async (caller, i) => {
      const body = { events: [aDelivery(`${i}-${Math.random()}`, caller.id)] };
      return (await call(server, 'POST', '/api/v1/events', { body, token: SERVICE_TOKEN })).status;
    }),
    call(server, 'GET', '/api/v1/outbox', { token: SERVICE_TOKEN }).then((r) => r.status),
    // May take a minute where it works, and yet waits for no network that swallows everything.
    call(server, 'PUT', '/api/v1/world', { body: { npcs: [NPC] }, token: SERVICE_TOKEN }).then(
      (r) => r.status,
    ),
  ]);

async function refusedInTime(): Promise<void> {
  const started = performance.now();
  const statuses = await everybody();
  const took = performance.now() - started;
  expect([...new Set(statuses)]).toEqual([503]);
  expect(took).toBeLessThan(underLoad(ANSWER_MS));
}

async function worksAgain(): Promise<void> {
  await until(
    'the server to work as before',
    async () => (await ready()).status === 200 && (await everybody()).every((status) => status === 200),
    RECOVERY_MS,
  );
  expect(await callers[0]!.rest('accept', mission)).toMatchObject({ ok: true });
  expect(await device.ask('abandon', mission)).toMatchObject({ ok: true });
  // No session of the fault holds a lock or a slot for longer than the server lets it.
  await until(
    'the lost sessions to be gone',
    async () =>
      (
        await database.run(`select 1 from pg_stat_activity where datname = current_database()
          and state like 'idle in transaction%' and state_change < now() - interval '1 second'`)
      ).length === 0,
    15_000,
  );
}

describe.each<[string, { fault(): unknown; end(): unknown }]>([
  ['a black hole', { fault: () => network.blackHole(), end: () => network.mend() }],
  ['a black hole for answers', { fault: () => network.blackHole('answers'), end: () => network.mend() }],
  ['a network that resets', { fault: () => network.reset(), end: () => network.mend() }],
  ['a frozen database', { fault: () => cluster.freeze(), end: () => cluster.thaw() }],
])('%s between server and database', (_, { fault, end }) => {
  it('refuses everybody in time, stays alive, says what fails, and eats no connection', async () => {
    expect((await everybody()).every((status) => status === 200)).toBe(true);
    await fault();
    try {
      // Each round may lose as many connections as the pool holds.
      for (let round = 0; round < 3; round++) await refusedInTime();
      expect((await call(server, 'GET', '/healthz')).status).toBe(200);
      const { status, body } = await ready();
      expect([status, body.error.code]).toEqual([503, 'server/unavailable']);
      expect(body.error.details.failing).toEqual(['database_away']);
    } finally {
      await end();
    }
    await worksAgain();
    expect(device.room.connection.isOpen).toBe(true);
  });
});

describe('a database that is there and of no use', () => {
  const failing = async () => {
    const { status, body } = await ready();
    return [status, body.error?.code, body.error?.details.failing];
  };

  it('is not ready while it is read-only, and refuses what would write', async () => {
    await database.run(`alter database ${new URL(database.url).pathname.slice(1)}
      set default_transaction_read_only = on`);
    await endSessions();

    // The pool may first have to notice that its sessions were ended.
    await until('the new sessions to be looked at', async () => {
      const [status, code, what] = await failing();
      return status === 503 && code === 'server/unavailable' && what[0] === 'database_read_only';
    });
    expect(await callers[0]!.rest('accept', mission)).toMatchObject({
      ok: false,
      code: 'server/unavailable',
    });
    expect((await journal(callers[0]!)).status).toBe(200);

    const name = new URL(database.url).pathname.slice(1);
    await database.run(
      `begin read write; alter database ${name} reset default_transaction_read_only; commit`,
    );
    // Nobody ends the sessions that still think so: the server lets go of them by itself.
    await until('to be ready', async () => (await ready()).status === 200, RECOVERY_MS);
    await until('to write', async () => (await callers[0]!.rest('accept', mission)).ok, RECOVERY_MS);
    expect(await callers[0]!.rest('abandon', mission)).toMatchObject({ ok: true });
  });

  it('is not ready while it lacks a migration', async () => {
    const [last] = await database.run(
      'delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations) returning name',
    );
    expect(await failing()).toEqual([503, 'server/unavailable', ['database_unmigrated']]);
    await database.run(`insert into mikro_orm_migrations (name) values ('${last!.name}')`);
    expect((await ready()).status).toBe(200);
  });

  it('makes a statement that was cancelled unavailable, not an internal error', async () => {
    const holding = await database.hold('lock table mission_acceptance in access exclusive mode');
    try {
      const reading = journal(callers[1]!);
      await until('the reader to be cancelled', async () => {
        const cancelled = await database.run(`select pg_cancel_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`);
        return cancelled.length > 0;
      });
      const { status, body } = await reading;
      expect([status, body.error.code]).toEqual([503, 'server/unavailable']);
    } finally {
      await holding.release();
    }
  });
});

const endSessions = () =>
  database.run(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
