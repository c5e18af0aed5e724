import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callerWith } from '../proofs/board-client.ts';
import {
  ADMIN_TOKEN,
  type Env,
  JWT_SECRET,
  runToEnd,
  SERVICE_TOKEN,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const folder = tempDir();
const dataDir = join(folder.dir, 'data');
let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(async () => {
  await database?.drop();
  folder.remove();
});

const secrets = { JWT_SECRET, SERVICE_TOKEN, ADMIN_TOKEN };
const production = () => ({
  NODE_ENV: 'production',
  PORT: '0',
  DATABASE_URL: database.url,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
  ...secrets,
});

describe('a server in production', () => {
  it('says in one line that the database cannot be reached, without its password', async () => {
    const env = { ...production(), DATABASE_URL: 'postgres://board:hunter2@127.0.0.1:1/missions' };

    const ended = await runToEnd('src/main.ts', env);

    expect(ended.stderr).toMatch(/^The database at 127\.0\.0\.1:1\/missions cannot be reached: .+\n$/);
    expect(ended.stderr).not.toContain('hunter2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).not.toContain('listens');
    expect(existsSync(dataDir)).toBe(false);
  });

  it.each([
    ['a start', 'src/main.ts', []],
    ['migrate', 'src/ops/migrate-cli.ts', []],
    ['audit', 'src/ops/audit-cli.ts', []],
    ['migrate with an option misspelled', 'src/ops/migrate-cli.ts', ['--creat']],
  ])('makes no database of a mistyped name: %s', async (_, script, options) => {
    const url = new URL(database.url);
    const name = `nonesuch_${url.pathname.slice(-12)}`;
    url.pathname = `/${name}`;

    const ended = await runToEnd(script, { ...production(), DATABASE_URL: url.href }, options);

    expect(ended.stderr).toMatch(
      options.length === 0
        ? new RegExp(`^There is no database ${name} on ${url.host}\\. .*--create\n$`)
        : /^migrate knows one option, --create .*, not --creat\n$/,
    );
    expect(ended.code).toBe(1);
    expect(await database.run(`select 1 from pg_database where datname = '${name}'`)).toEqual([]);
  });

  it.each<[string, (env: Env) => Promise<unknown>]>([
    ['npm run migrate -- --create', (env) => runToEnd('src/ops/migrate-cli.ts', env, ['--create'])],
    [
      'a plain start in development',
      async (env) => (await spawnServer({ ...env, NODE_ENV: 'development' })).stop(),
    ],
  ])('a database that is not there is made by %s', async (_, make) => {
    const url = new URL(database.url);
    const name = `made-${crypto.randomUUID()}`;
    url.pathname = `/${name}`;

    await make({ ...production(), DATABASE_URL: url.href, DATA_DIR: join(folder.dir, 'made') });

    const made = await database.run(`select 1 from pg_database where datname = '${name}'`);
    await database.run(`drop database if exists "${name}"`);
    expect(made).toHaveLength(1);
  });

  it('refuses an unmigrated database, names the command and touches nothing', async () => {
    const ended = await runToEnd('src/main.ts', production());

    expect(ended.stderr).toMatch(/^The database lacks \d+ migration\(s\)\. Run: npm run migrate\n$/);
    expect(ended.code).toBe(1);
    expect(ended.stdout).not.toContain('listens');
    const tables = await database.run(`select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('starts after npm run migrate, has no development routes and keeps no files', async () => {
    const first = await runToEnd('src/ops/migrate-cli.ts', production());
    const second = await runToEnd('src/ops/migrate-cli.ts', production());
    expect(first.stderr + second.stderr).toBe('');
    expect(first.stdout).toMatch(/^(migrated Migration\d+\n)+$/);
    expect(second.stdout).toBe('nothing to migrate\n');

    const server = await spawnServer(production());
    try {
      for (const path of ['/dev/token', '/dev/events', '/dev/clock'])
        expect((await call(server, 'POST', path, { body: {} })).status).toBe(404);
      expect((await call(server, 'GET', '/readyz')).status).toBe(200);
      for (const token of [undefined, SERVICE_TOKEN, ADMIN_TOKEN])
        expect((await call(server, 'GET', '/metrics', { ...(token && { token }) })).status).toBe(403);
      const id = crypto.randomUUID();
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(JWT_SECRET));
      const device = await callerWith(server, id, token).join();
      expect(device.room.state.player.credits).toBe(10_000);
      await device.leave();
    } finally {
      expect((await server.stop()).code).toBe(0);
    }
    expect(existsSync(dataDir)).toBe(false);
  });

  it('needs a database of its own name for the tools too', async () => {
    for (const script of ['src/ops/migrate-cli.ts', 'src/ops/audit-cli.ts']) {
      const ended = await runToEnd(script, { NODE_ENV: 'production', DATA_DIR: dataDir });
      expect(ended.stderr).toBe('The settings are wrong:\n  DATABASE_URL: needed in production\n');
      expect(ended.code).toBe(1);
    }
    expect(existsSync(dataDir)).toBe(false);
  });

  it('audits its database', async () => {
    const ended = await runToEnd('src/ops/audit-cli.ts', {
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
    });

    expect(ended.stdout).toMatch(/^audit: \d+ checks over 1 players, .*: all hold\n$/);
    expect([ended.stderr, ended.code]).toEqual(['', 0]);
  });
});
