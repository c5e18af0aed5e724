import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config/config.ts';
import { documents, ROOT, section, textOf } from './documents.ts';

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  env_file: z.array(z.object({ path: z.literal('.env'), required: z.literal(false) })).optional(),
  pull_policy: z.string().optional(),
  healthcheck: z.record(z.string(), z.unknown()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const compose = z.object({
  services: z.object({ server: service, migrate: service, postgres: service, redis: service }),
  volumes: z.record(z.string(), z.unknown()),
});

const { services } = compose.parse(parse(textOf('docker-compose.yml'), { merge: true }));
const dockerfile = textOf('Dockerfile');

/** A value as compose fills it in from `.env`; throws where it demands one that is missing. */
const filled = (text: string, env: Record<string, string>): string =>
  text.replace(/\$\{(\w+)(?:(:-|:\?)([^}]*))?\}/g, (_, name: string, operator?: string, rest?: string) => {
    if (env[name]) return env[name];
    if (operator === ':?') throw new Error(`${name} ${rest}`);
    return rest ?? '';
  });

/** What a service is started with: all of `.env` where it asks for that, and its own on top. */
const environmentOf = (name: 'server' | 'migrate' | 'postgres', env: Record<string, string>) => ({
  ...(services[name].env_file === undefined ? {} : env),
  ...Object.fromEntries(
    Object.entries(services[name].environment ?? {}).map(([key, value]) => [key, filled(value, env)]),
  ),
});

const SECRETS = {
  JWT_SECRET: '9f2c4b7a1e8d6035c4f7a2b9e1d80376',
  SERVICE_TOKEN: '4d8e1c7b2a9f6053',
  POSTGRES_PASSWORD: '7b3e9a1d5c',
};

describe('docker compose', () => {
  it('starts the server with settings that production accepts', () => {
    const config = readConfig(environmentOf('server', SECRETS));
    expect(config).toMatchObject({ production: true, HOST: '0.0.0.0', PORT: 2567 });
    expect(config.DATABASE_URL).toContain(SECRETS.POSTGRES_PASSWORD);
  });

  it('says that the service token is missing', () => {
    expect(() => environmentOf('server', { ...SECRETS, SERVICE_TOKEN: '' })).toThrow(
      'SERVICE_TOKEN is needed in .env',
    );
  });

  it('leaves it to the server to say that nothing verifies tokens', () => {
    const given = environmentOf('server', { ...SECRETS, JWT_SECRET: '' });
    expect(() => readConfig(given)).toThrow('JWT_SECRET (or JWKS_URL): needed in production');
  });

  it.each([
    ['JWKS_URL', 'https://login.example.net/keys'],
    ['JWT_PUBLIC_KEY', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'],
  ])('takes %s without JWT_SECRET', (name, value) => {
    const config = readConfig(environmentOf('server', { ...SECRETS, JWT_SECRET: '', [name]: value }));
    expect(config).toMatchObject({ production: true, [name]: value });
    expect(config.JWT_SECRET).toBeUndefined();
  });

  it('passes on every setting of .env but those that it decides itself', () => {
    const own = Object.keys(services.server.environment ?? {}).sort();
    expect(own).toEqual(['DATABASE_URL', 'HOST', 'NODE_ENV', 'PORT', 'REDIS_URL', 'SERVICE_TOKEN']);
    const config = readConfig(environmentOf('server', { ...SECRETS, MISSION_CAP: '9', LOG_LEVEL: 'warn' }));
    expect(config).toMatchObject({ MISSION_CAP: 9, LOG_LEVEL: 'warn' });
  });

  it('starts what was built of the sources as they are now', () => {
    for (const { build, image, pull_policy } of [services.server, services.migrate])
      expect({ build, image, pull_policy }).toEqual({
        build: '.',
        image: 'missionboard',
        pull_policy: 'build',
      });
    expect(textOf('docs/operations.md')).toContain('docker compose up --build');
  });

  it('says that the password of the database is missing', () => {
    expect(() => environmentOf('postgres', {})).toThrow('POSTGRES_PASSWORD is needed in .env');
  });

  it('starts the server when the database is migrated and Redis answers', () => {
    expect(services.server.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    });
    expect(services.migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services.migrate.image).toBe(services.server.image);
    expect(services.postgres.healthcheck).toHaveProperty('test');
    expect(services.redis.healthcheck).toHaveProperty('test');
  });

  it('migrates with a script that is in the image', () => {
    const script = services.migrate.command?.[1];
    expect(services.migrate.command?.[0]).toBe('node');
    expect(existsSync(join(ROOT, script ?? ''))).toBe(true);
  });
});

/** A tag that names one release of what is inside, and of what it stands on. */
const EXACT = /^[a-z/-]+:\d+\.\d+(\.\d+)?-[a-z-]+$|@sha256:[0-9a-f]{64}$/;
const majorOf = (image: string): string => /:(\d+)/.exec(image)![1]!;

describe('versions', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((m) => m[1]!);

  it('of foreign images are exact', () => {
    expect(bases.length).toBeGreaterThan(1);
    const named = [services.postgres.image, services.redis.image, ...bases];
    expect(named.filter((image) => !EXACT.test(image))).toEqual([]);
    expect(dockerfile).not.toMatch(/^# syntax=/m);
  });

  it('of PostgreSQL are one, in compose and in the documents', () => {
    const major = majorOf(services.postgres.image);
    expect(section('docs/operations.md', 'Migrations')).toContain(`${major} is what the suite runs on`);
    for (const path of documents)
      expect([path, textOf(path).match(/postgres(?:ql)?:\d+/gi) ?? []]).toEqual([path, []]);
  });

  it('of Node are one, in the image, in package.json and in .nvmrc', () => {
    const { dependencies } = JSON.parse(textOf('package.json'));
    expect(new Set(bases)).toEqual(new Set([`node:${dependencies.node}-bookworm-slim`]));
    expect(textOf('.nvmrc').trim()).toBe(dependencies.node);
  });
});

describe('the image', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((m) => m[1]!.split(' '));

  it('copies what is there and what .dockerignore lets through', () => {
    const admitted = textOf('.dockerignore').match(/(?<=^!).+$/gm);
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(copied.filter((path) => !admitted?.includes(path))).toEqual([]);
  });

  it('has every folder that the server imports from', () => {
    expect(copied).toEqual(expect.arrayContaining(['src', 'rooms', 'protocol', 'content']));
  });

  it('is a production server of an ordinary user that reports its health', () => {
    expect(dockerfile).toMatch(/^ENV NODE_ENV=production HOST=0\.0\.0\.0/m);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]+\/healthz/m);
  });

  it('starts as `npm start` does, with the same flags', () => {
    const command = /^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]';
    const { scripts } = JSON.parse(textOf('package.json'));
    expect(JSON.parse(command).join(' ')).toBe(scripts.start);
    expect(scripts.dev.replace('--watch ', '')).toBe(scripts.start);
  });
});
