import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlayer } from '../../src/missions/player.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import { describeSchema } from '../../src/persistence/describe-schema.ts';
import { EmbeddedImage } from '../../src/persistence/embedded-image.ts';
import { migrations } from '../../src/persistence/migrations/index.ts';
import { queryOf } from '../../src/persistence/sql/query.ts';
import { runToEnd, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

const { dir, remove } = tempDir();
afterAll(remove);

const MIGRATIONS = fileURLToPath(new URL('../../src/persistence/migrations', import.meta.url));
const inDir = (name: string) => join(dir, name);
const open = (name: string, image: EmbeddedImage) =>
  openDatabase({ dataDir: name === 'memory' ? 'memory://' : inDir(name) }, 'migrate', image);

async function facts({ orm }: Database) {
  const query = queryOf(orm.em.fork() as SqlEntityManager);
  return {
    schema: await describeSchema(query),
    ran: await query('select name from mikro_orm_migrations order by id'),
    head: await query('select id, last_cursor::text, swept_until from outbox_head'),
  };
}

const cpuOf = async <T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> => {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
};

describe('a picture of the empty, migrated database', () => {
  const images = new EmbeddedImage(inDir('images'));
  let made: Awaited<ReturnType<typeof facts>>;
  let seconds: number;
  beforeAll(async () => {
    expect(await images.read()).toBeUndefined();
    const first = await cpuOf(() => open('memory', images));
    seconds = first.seconds;
    made = await facts(first.result);
    await first.result.close();
  });

  it.each(['memory', 'folder'])(
    'makes a new one in %s that is the same, at a fraction of the cost',
    async (where) => {
      const { result: second, seconds: less } = await cpuOf(() => open(where, images));

      expect(await facts(second)).toEqual(made);
      expect(second.migrated).toEqual(migrations.map((m) => m.name));
      expect(less).toBeLessThan(seconds / 2);
      const id = crypto.randomUUID();
      await second.store.createPlayers([newPlayer(id, 'Ada')]);
      expect((await second.store.loadPlayer(id))?.player.name).toBe('Ada');
      await second.close();
    },
  );

  it('leaves a database alone that is there', async () => {
    const id = crypto.randomUUID();
    const first = await open('kept', images);
    await first.store.createPlayers([newPlayer(id, 'Ada')]);
    await first.close();

    const again = await open('kept', images);
    expect(again.migrated).toEqual([]);
    expect((await again.store.loadPlayer(id))?.player.name).toBe('Ada');
    await again.close();
  });

  it('is not used by who may not migrate', async () => {
    await expect(openDatabase({ dataDir: 'memory://' }, 'refuse', images)).rejects.toThrow(/npm run migrate/);
  });

  it('is found only for the very text of the migrations', async () => {
    const copy = inDir('migrations');
    cpSync(MIGRATIONS, copy, { recursive: true });
    expect(await new EmbeddedImage(inDir('images'), copy).read()).toBeDefined();
    writeFileSync(join(copy, readdirSync(copy).find((name) => name.startsWith('migration-'))!), 'edited');
    expect(await new EmbeddedImage(inDir('images'), copy).read()).toBeUndefined();
  });

  it('that was cut short is thrown away, and all goes as without one', async () => {
    const folder = inDir('broken');
    cpSync(inDir('images'), folder, { recursive: true });
    const [file] = readdirSync(folder);
    truncateSync(join(folder, file!), 1_000_000);

    const database = await open('from-broken', new EmbeddedImage(folder));
    expect(await facts(database)).toEqual(made);
    await database.close();
    expect((await new EmbeddedImage(folder).read())!.size).toBeGreaterThan(2_000_000);
  });

  it('that can be kept nowhere keeps nobody from starting', async () => {
    writeFileSync(inDir('a-file'), '');
    const database = await open('memory', new EmbeddedImage(join(inDir('a-file'), 'images')));
    expect(await facts(database)).toEqual(made);
    await database.close();
  });
});

describe('a new embedded database whose making is broken off', () => {
  it('by a kill is made anew by the next start', async () => {
    const dataDir = inDir('killed');
    const child = spawn(process.execPath, ['src/ops/migrate-cli.ts'], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir },
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.once('close', resolve));
    await until('the making to begin', () => existsSync(join(dataDir, 'database')), 120_000);
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(join(dataDir, 'database.unfinished'))).toBe(true);

    const ended = await runToEnd('src/ops/migrate-cli.ts', { DATA_DIR: dataDir });
    expect([ended.stderr, ended.code]).toEqual(['', 0]);
    expect(ended.stdout).toMatch(/^(migrated Migration\d+\n)+$/);
    expect(existsSync(join(dataDir, 'database.unfinished'))).toBe(false);
  });

  it('however little of it there is', async () => {
    const dataDir = inDir('half');
    mkdirSync(join(dataDir, 'database'), { recursive: true });
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '18\n');
    writeFileSync(join(dataDir, 'database.unfinished'), '');

    const ended = await runToEnd('src/ops/migrate-cli.ts', { DATA_DIR: dataDir });
    expect([ended.stderr, ended.code]).toEqual(['', 0]);
  });
});
