import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config/config.ts';
import { ROOT, textOf } from './documents.ts';

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
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

const environmentOf = (name: 'server' | 'migrate' | 'postgres', env: Record<string, string>) =>
  Object.fromEntries(Object.entries(services[name].environment ?? {}).map(([k, v]) => [k, filled(v, env)]));

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

  it.each(['JWT_SECRET', 'SERVICE_TOKEN'])('says that %s is missing', (name) => {
    expect(() => environmentOf('server', { ...SECRETS, [name]: '' })).toThrow(`${name} is needed in .env`);
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
