import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aCaller,
  aDelivery,
  aMission,
  type Body,
  type Caller,
  call,
  wholeOutbox,
} from '../proofs/board-client.ts';
import {
  runToEnd,
  SERVICE_TOKEN,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';

const DAY = 24 * 3_600_000;
const { dir, remove } = tempDir();
let server: SpawnedServer;
let player: Caller;
let mission: string;
beforeAll(async () => {
  server = await spawnServer({
    DATA_DIR: dir,
    EVENT_RETENTION_DAYS: '2',
    OUTBOX_RETENTION_DAYS: '2',
    RANDOM_OFFERS: '1',
    FACTION_BOARD_SIZE: '1',
  });
  mission = await aMission(server, { cargo_quantity: 1 });
  player = await aCaller(server);
});
afterAll(async () => {
  await server?.stop();
  remove();
});

const advance = async (ms: number): Promise<number> =>
  (await call(server, 'POST', '/dev/clock', { body: { advance_ms: ms } })).body.now;
const report = async (event: object): Promise<Body> =>
  (await call(server, 'POST', '/api/v1/events', { body: { events: [event] }, token: SERVICE_TOKEN })).body;
const outbox = async (after: string) =>
  (await call(server, 'GET', `/api/v1/outbox?after=${after}`, { token: SERVICE_TOKEN })).body;

async function earn(event: object): Promise<Body> {
  expect(await player.rest('accept', mission)).toMatchObject({ ok: true });
  const taken = await report(event);
  expect(await player.rest('complete', mission)).toMatchObject({ ok: true });
  return taken;
}

describe('what is kept for a time only', () => {
  it('goes when its time is over, and nothing counts twice by that', async () => {
    const event = aDelivery('kept', player.id);
    expect(await earn(event)).toMatchObject({ accepted: 1 });
    const told = await wholeOutbox(server);
    expect(told.length).toBeGreaterThan(2);
    const held = told[0]!.cursor;

    await advance(DAY);
    expect(await wholeOutbox(server)).toEqual(told);
    expect(await report(event)).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });

    const now = await advance(2 * DAY);
    expect(await wholeOutbox(server)).toEqual([]);
    expect(await report(event)).toMatchObject({ accepted: 0, duplicates: 0, rejected: [{ id: 'kept' }] });

    expect(await earn({ ...aDelivery('again', player.id), occurred_at: now })).toMatchObject({ accepted: 1 });
    const { entries } = await outbox(held);
    expect(entries.map((e: Body) => e.type)).toEqual(
      expect.arrayContaining(['mission_accepted', 'mission_ready', 'mission_completed']),
    );
    expect(Number(entries[0].cursor)).toBeGreaterThan(Number(told.at(-1)!.cursor));
  });

  it('leaves books that still balance, and no offers that nobody took', async () => {
    for (let day = 0; day < 12; day++) {
      await advance(DAY);
      expect((await player.get('/api/v1/missions/available?limit=100')).body.missions.length).toBeGreaterThan(
        2,
      );
    }
    await server.stop();

    const audit = await runToEnd('src/ops/audit-cli.ts', { DATA_DIR: dir });
    expect(audit.stdout).toMatch(/^audit: .*: all hold\n$/);
    const { openDatabase } = await import('../../src/persistence/database.ts');
    const database = await openDatabase({ dataDir: dir }, 'refuse');
    const made = await database.orm.em
      .getConnection()
      .execute<{ key: string; there: number; made: number }[]>(
        `select generator_key as key, count(*)::int as there, max(generator_seq) as made
         from mission where generator_key is not null group by 1`,
      );
    await database.close();
    expect(Math.max(...made.map((m) => m.made))).toBeGreaterThan(8);
    // The last one and those of the last days; a daily's place is its day, and it is made once.
    expect(Math.max(...made.map((m) => m.there))).toBeLessThanOrEqual(5);
    expect(made.filter((m) => m.key.startsWith('daily/')).length).toBeLessThanOrEqual(4 * 5);
  });
});
