import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aCaller,
  aDelivery,
  aMission,
  type Body,
  type Caller,
  call,
  type Device,
  type Outcome,
  report,
} from '../proofs/board-client.ts';
import {
  runToEnd,
  SERVICE_TOKEN,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';
import { underLoad } from '../support/under-load.ts';
import { until } from '../support/until.ts';
import { type OwnCluster, ownCluster } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const PLAYERS = 12;
/** Within this a command is answered when there is no database. */
const ANSWER_MS = 3000;
/** Within this the server has found the database again. */
const RECOVERY_MS = 5000;
/** How long a client insists: outage and recovery together. */
const PATIENCE_MS = 20_000;

const folder = tempDir();
let cluster: OwnCluster;
let database: OwnDatabase;
let server: SpawnedServer;
let mission: string;
let players: { caller: Caller; device: Device }[];
/** One more, whose commands are looked at one by one. */
let bystander: { caller: Caller; device: Device };
let commands = 0;

beforeAll(async () => {
  cluster = await ownCluster();
  database = await ownDatabase(cluster.url);
  server = await spawnServer({ DATABASE_URL: database.url, DATA_DIR: folder.dir });
  mission = await aMission(server, { cargo_quantity: 1, credit_reward: 10 });
  const enter = async () => {
    const caller = await aCaller(server);
    return { caller, device: await caller.join() };
  };
  players = await Promise.all(Array.from({ length: PLAYERS }, enter));
  bystander = await enter();
});
afterAll(async () => {
  await server?.stop();
  await cluster?.remove();
  folder.remove();
});

/** Asks until the server can: the same id makes it safe, as SPEC 2 promises of `server/unavailable`. */
const insist = (what: string, ask: () => Promise<Outcome>): Promise<Outcome> =>
  until(
    what,
    async () => {
      const outcome = await ask();
      return (outcome.ok || outcome.code !== 'server/unavailable') && outcome;
    },
    PATIENCE_MS,
  );

const deliver = (event: object) =>
  until(
    'an event that is taken',
    async () => {
      const body = { events: [event] };
      const { status } = await call(server, 'POST', '/api/v1/events', { body, token: SERVICE_TOKEN });
      expect(status).toBeOneOf([200, 503]);
      return status === 200;
    },
    PATIENCE_MS,
  );

/** One mission from accept to pay, insisting at each step; the credits it paid. */
async function earn({ caller, device }: (typeof players)[number]): Promise<number> {
  const id = `${caller.id.slice(0, 8)}-${++commands}`;
  const ask = commands % 2 === 0 ? device.ask : caller.rest;
  const accepted = await insist('accept', () => ask('accept', mission, `${id}-a`));
  expect(accepted.ok || accepted.code).toBe(true);
  await deliver(aDelivery(id, caller.id));
  const paid = await insist('complete', () => ask('complete', mission, `${id}-c`));
  if (!paid.ok) throw new Error(`${paid.code} ${JSON.stringify(paid.details)}`);
  return paid.result.rewards.credits;
}

/** What was earned by each player while `disturb` went on, to the end of the missions under way then. */
async function earnedDuring(disturb: () => Promise<void>): Promise<number[]> {
  let over = false;
  const earning = players.map(async (player) => {
    let earned = 0;
    while (!over) earned += await earn(player);
    return earned;
  });
  const [sums] = await Promise.all([
    Promise.all(earning),
    disturb().finally(() => {
      over = true;
    }),
  ]);
  return sums;
}

const credits = () => players.map(({ device }) => device.room.state.player.credits as number);
/** Every room comes to show what was earned: also where a lost connection hid whether it was stored. */
const showsCredits = (expected: readonly number[]) =>
  until('the credits', () => credits().every((sum, i) => sum === expected[i]), RECOVERY_MS);
const ready = async () => (await call(server, 'GET', '/readyz')).status;

async function auditHolds(): Promise<void> {
  const audit = await runToEnd('src/ops/audit-cli.ts', { DATABASE_URL: database.url });
  expect(audit.stdout + audit.stderr).toMatch(/^audit: .*: all hold\n$/);
}

describe('a database that loses every session under load', () => {
  it('costs nobody anything', async () => {
    const before = credits();

    const earned = await earnedDuring(async () => {
      for (let cut = 0; cut < 5; cut++) {
        const killed = await database.run(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`);
        expect(killed.length).toBeGreaterThan(0);
        // The next cut comes when the server is at work again.
        await earn(bystander);
        await until('readiness', async () => (await ready()) === 200, RECOVERY_MS);
      }
    });

    expect(earned.every((sum) => sum > 0)).toBe(true);
    await showsCredits(before.map((sum, i) => sum + earned[i]!));
    await auditHolds();
  });
});

describe('a database that is away', () => {
  it('is answered with server/unavailable in time, and is found again when it is back', async () => {
    const before = credits();
    const { caller, device } = bystander;

    const earned = await earnedDuring(async () => {
      await cluster.crash();
      for (const ask of [caller.rest, device.ask]) {
        const started = performance.now();
        const outcome = await ask('abandon', mission, `away-${++commands}`);
        expect(outcome).toMatchObject({ ok: false, code: 'server/unavailable' });
        expect(performance.now() - started).toBeLessThan(underLoad(ANSWER_MS));
      }
      const started = performance.now();
      const events = await call(server, 'POST', '/api/v1/events', {
        body: { events: [aDelivery('away', caller.id)] },
        token: SERVICE_TOKEN,
      });
      expect([events.status, events.body.error.code]).toEqual([503, 'server/unavailable']);
      expect(await ready()).toBe(503);
      expect(performance.now() - started).toBeLessThan(underLoad(ANSWER_MS));
      expect((await call(server, 'GET', '/healthz')).status).toBe(200);

      await cluster.start();
      const back = async () => (await ready()) === 200 && (await caller.rest('accept', mission)).ok;
      await until('recovery', back, RECOVERY_MS);
    });

    expect(earned.every((sum) => sum > 0)).toBe(true);
    await showsCredits(before.map((sum, i) => sum + earned[i]!));
    for (const player of players) expect(player.device.room.connection.isOpen).toBe(true);
    await auditHolds();
  });

  it('has kept every journal: as many rewards as each player was paid', async () => {
    for (const { caller, device } of players) {
      const rewarded: Body[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await caller.get(`/api/v1/missions/journal?limit=100${cursor}`);
        rewarded.push(...body.acceptances.filter((a: Body) => a.status === 'rewarded'));
        if (body.next_cursor === null) break;
        cursor = `&cursor=${body.next_cursor}`;
      }
      expect(10_000 + 10 * rewarded.length).toBe(device.room.state.player.credits);
    }
    expect((await report(server, [aDelivery('back', players[0]!.caller.id)])).accepted).toBe(1);
  });
});
