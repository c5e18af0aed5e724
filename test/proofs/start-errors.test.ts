import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, runToEnd, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';

const folder = tempDir();
/** A data folder that does not exist yet: whoever makes it has touched something. */
const untouched = join(folder.dir, 'untouched');
afterAll(folder.remove);

const file = join(folder.dir, 'file');
writeFileSync(file, '');

const start = (env: Record<string, string>) =>
  runToEnd('src/main.ts', { PORT: '0', DATA_DIR: untouched, LOG_LEVEL: 'error', ...env });

/** Refused with these lines alone: no stack, nothing else said but how far it came. */
function refusedWith({ code, stdout, stderr }: Ended, ...lines: (string | RegExp)[]): void {
  expect(stdout).toMatch(/^(Missionboard starts\.\n( {2}\w+: .+\n)*)?$/);
  const said = stderr.trimEnd().split('\n');
  expect(said).toEqual(lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))));
  expect(code).toBe(1);
}

describe('a server that cannot start says why and touches nothing', () => {
  it('lists every wrong setting at once', async () => {
    const ended = await start({
      PORT: 'sixty',
      RATE_LIMIT: '0',
      DATABASE_URL: 'mysql://localhost/missions',
      JWT_SECRET: 'short',
      REPUTATION_REWARDS: 'maybe',
    });

    refusedWith(
      ended,
      'The settings are wrong:',
      /^ {2}PORT: /,
      /^ {2}DATABASE_URL: a URL that starts with postgres:\/\//,
      /^ {2}JWT_SECRET: at least 32 characters/,
      /^ {2}RATE_LIMIT: /,
      /^ {2}REPUTATION_REWARDS: /,
    );
    expect(existsSync(untouched)).toBe(false);
  });

  it('names the port that is taken', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) =>
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)),
    );

    const ended = await start({ PORT: String(port) });
    holder.close();

    refusedWith(
      ended,
      `Cannot listen on 127.0.0.1:${port}: the port is taken. PORT names another, 0 takes any free one.`,
    );
    expect(existsSync(untouched)).toBe(false);
  });

  it.each([
    ['192.0.2.1', 'this machine has no such address'],
    ['nowhere.invalid', 'there is no such host'],
  ])('names the setting of an address that is not its own: %s', async (host, reason) => {
    const ended = await start({ HOST: host, PORT: '2567' });

    refusedWith(ended, `Cannot listen on ${host}:2567: ${reason}. HOST names another.`);
    expect(existsSync(untouched)).toBe(false);
  });

  it.each([
    ['lies under a file', () => join(file, 'data'), 'a file is in the way'],
    ['is a file', () => file, 'a file is in the way'],
  ])('names the setting of a data folder that %s', async (_, dir, reason) => {
    const ended = await start({ DATA_DIR: dir() });

    refusedWith(ended, `Cannot write to the data folder ${dir()}: ${reason}. DATA_DIR names another.`);
  });

  it('names file and line of content that it cannot read', async () => {
    const content = join(folder.dir, 'content');
    cpSync(fileURLToPath(new URL('../../content', import.meta.url)), content, { recursive: true });
    const file = join(content, 'missions', 'terran-federation.yaml');
    const text = readFileSync(file, 'utf8').replace(/mission_type: \w+/, 'mission_type: daydreaming');
    writeFileSync(file, text);
    const line = text.split('\n').findIndex((l) => l.includes('daydreaming')) + 1;

    const ended = await start({ CONTENT_DIR: content });

    expect(ended.stderr).toMatch(new RegExp(`terran-federation\\.yaml:${line}\\b.*mission_type`));
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(1);
    expect(existsSync(untouched)).toBe(false);
  });

  it('names a content folder that is not there', async () => {
    const ended = await start({ CONTENT_DIR: join(folder.dir, 'nowhere') });

    expect(ended.stderr).toContain(join(folder.dir, 'nowhere'));
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(1);
    expect(existsSync(untouched)).toBe(false);
  });

  it('names what production needs, and that a short secret is none', async () => {
    const ended = await start({ NODE_ENV: 'production', ADMIN_TOKEN: 'aaaaaaaaaaaaaaaaaaaa' });

    refusedWith(
      ended,
      'The settings are wrong:',
      '  JWT_SECRET (or JWKS_URL): needed in production',
      '  SERVICE_TOKEN: needed in production',
      '  DATABASE_URL: needed in production',
      /^ {2}ADMIN_TOKEN: a default or guessable value/,
    );
    expect(existsSync(untouched)).toBe(false);
  });

  it('counts any unknown NODE_ENV as production', async () => {
    const ended = await start({ NODE_ENV: 'staging' });

    expect(ended.stderr).toContain('JWT_SECRET (or JWKS_URL): needed in production');
    expect(ended.code).toBe(1);
  });
});

describe('a data folder that a live server holds', () => {
  const held = join(folder.dir, 'held');
  let holder: SpawnedServer;
  beforeAll(async () => {
    holder = await spawnServer({ DATA_DIR: held });
  });
  afterAll(() => holder?.stop());

  const inUse = () => `The data folder ${held} is in use by process ${holder.pid}.`;

  it.each([['src/main.ts'], ['src/ops/audit-cli.ts'], ['src/ops/migrate-cli.ts']])(
    'is refused to %s',
    async (script) => {
      const before = readdirSync(held).sort();

      const ended = await runToEnd(script, { PORT: '0', DATA_DIR: held, LOG_LEVEL: 'error' });

      refusedWith(ended, inUse());
      expect(readdirSync(held).sort()).toEqual(before);
      expect((await fetch(`${holder.url}/readyz`)).status).toBe(200);
    },
  );

  it('is free again once that server has stopped; both tools then say in one line what they did', async () => {
    expect((await holder.stop()).code).toBe(0);

    const migrate = await runToEnd('src/ops/migrate-cli.ts', { DATA_DIR: held });
    const audit = await runToEnd('src/ops/audit-cli.ts', { DATA_DIR: held });

    expect([migrate.stdout, migrate.code]).toEqual(['nothing to migrate\n', 0]);
    expect(audit.stdout).toMatch(/^audit: \d+ checks over 0 players, 0 attempts, 0 ledger rows: all hold\n$/);
    expect([audit.stderr, audit.code]).toEqual(['', 0]);
  });
});

describe('the tools on a folder without a database', () => {
  it('audit refuses it and does not make one', async () => {
    const ended = await runToEnd('src/ops/audit-cli.ts', { DATA_DIR: untouched });

    refusedWith(ended, `There is no database in ${untouched}.`);
    expect(existsSync(untouched)).toBe(false);
  });

  it('migrate makes it and names what ran; the next run has nothing to do', async () => {
    const fresh = join(folder.dir, 'fresh');

    const first = await runToEnd('src/ops/migrate-cli.ts', { DATA_DIR: fresh });
    const second = await runToEnd('src/ops/migrate-cli.ts', { DATA_DIR: fresh });

    expect(first.stdout).toMatch(/^migrated Migration\d+\n/);
    expect([second.stdout, second.code]).toEqual(['nothing to migrate\n', 0]);
  });
});
