import { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { ambiguous, shared } from './secret-settings.ts';

/** Settings that are wrong; the message lists every problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const wholeNumber = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'a whole number').transform(Number).pipe(z.number().min(min).max(max));
const whole = (fallback: number, min: number, max: number) => wholeNumber(min, max).default(fallback);
const secret = z.string().min(32, 'at least 32 characters');
const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      // `redis:6379` is a URL as well, of nothing that could be reached.
      const written = protocols.some((protocol) => text.toLowerCase().startsWith(`${protocol}//`));
      return written && URL.parse(text) !== null;
    },
    `a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  );

/** Where clients reach this process: they choose the scheme by themselves. */
const address = z
  .string()
  .refine(
    (text) => /^[^\s:/?#@]+(:\d{1,5})?(\/[^\s?#]*)?$/.test(text) && URL.parse(`http://${text}`) !== null,
    'host, port and path without scheme, such as play.game.example/one',
  );

/** How many proxies stand in front of the server: `off` is none, `on` one. */
const proxies = z
  .string()
  .regex(/^(on|off|[1-9])$/, 'off, on, or how many proxies stand in front (1 to 9)')
  .transform((text) => (text === 'off' ? 0 : text === 'on' ? 1 : Number(text)));
const isOrigin = (text: string): boolean =>
  /^https?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.origin === text;
/** Origins as browsers send them, separated by commas. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every(isOrigin), 'origins like https://game.example, separated by commas');

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: whole(2567, 0, 65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,64}$/, '1 to 64 letters, digits, dots, dashes or underscores')
    .default('missionboard'),
  PUBLIC_ADDRESS: address.optional(),
  JWT_SECRET: secret.optional(),
  JWKS_URL: url('https:', 'http:').optional(),
  JWT_ISSUER: z.string().min(1).optional(),
  JWT_AUDIENCE: z.string().min(1).optional(),
  JWT_PUBLIC_KEY: z.string().startsWith('-----BEGIN PUBLIC KEY-----', 'a PEM public key').optional(),
  SERVICE_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  ADMIN_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  MISSION_CAP: whole(5, 1, 100),
  ABANDON_PENALTY: whole(5, 0, 800),
  CLAIM_GRACE_HOURS: whole(24, 0, 8760),
  RATE_LIMIT: whole(20, 1, 1_000_000),
  MAX_DEVICES: whole(8, 1, 1000),
  ADDRESS_RATE_LIMIT: whole(100, 1, 1_000_000),
  ADDRESS_SOCKETS: whole(1000, 1, 1_000_000),
  TRUST_PROXY: proxies.default(0),
  ALLOWED_ORIGINS: origins.default([]),
  FRAME_ANCESTORS: z.string().min(1).default("'self'"),
  PANEL: z.enum(['on', 'off']).default('on'),
  RANDOM_OFFERS: whole(3, 0, 20),
  RANDOM_OFFER_TTL_MINUTES: whole(120, 1, 100_000),
  RANDOM_COOLDOWN_MINUTES: whole(10, 0, 100_000),
  FACTION_BOARD_SIZE: whole(3, 0, 50),
  DEFAULT_REGION: z.string().min(1).max(64).optional(),
  DEFAULT_SECTOR: wholeNumber(0, 2_147_483_647).optional(),
  EVENT_SKEW_SECONDS: whole(5, 0, 3600),
  EVENT_RETENTION_DAYS: whole(30, 1, 36_500),
  OUTBOX_RETENTION_DAYS: whole(30, 1, 36_500),
  REPUTATION_REWARDS: z.enum(['on', 'off']).default('on'),
  CONTENT_DIR: z.string().min(1).default('./content'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Omit<z.output<typeof environment>, 'NODE_ENV'> & {
  readonly production: boolean;
  /** Where the server's own tests run: its answers are held against their shapes. */
  readonly underTest: boolean;
};

/** What the settings are where nothing is set. */
export const defaults = environment.parse({});

/**
 * Names of the environment that are no settings but look like one that was meant, each with it. Only told:
 * the environment belongs to others as well.
 */
export function misspelled(env: NodeJS.ProcessEnv): { written: string; meant: string }[] {
  const known = Object.keys(environment.shape);
  return Object.keys(env).flatMap((written) => {
    if (known.includes(written) || !/^\w{3,64}$/.test(written)) return [];
    const meant = nearestName(written.toUpperCase(), known);
    return meant === undefined ? [] : [{ written, meant }];
  });
}

/** Secrets that documentation has shown to the world. */
const KNOWN_SECRETS = /change.?me|secret.?secret|example|default|development|0123456789/i;

/**
 * Reads the settings once. An empty value counts as unset. Throws `ConfigError` with every problem,
 * one a line.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.keys(environment.shape).flatMap((key) =>
      env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]],
    ),
  );
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...ambiguous(given), ...shared(given));
  const production = !['development', 'test', undefined].includes(given.NODE_ENV);
  if (production) problems.push(...productionProblems(given));
  if (!parsed.success || problems.length > 0)
    throw new ConfigError(`The settings are wrong:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  const { NODE_ENV, ...settings } = parsed.data;
  return { ...settings, production, underTest: NODE_ENV === 'test' };
}

function productionProblems(given: Record<string, string | undefined>): string[] {
  const missing = ['SERVICE_TOKEN', 'DATABASE_URL'].filter((key) => given[key] === undefined);
  if (!['JWT_SECRET', 'JWKS_URL', 'JWT_PUBLIC_KEY'].some((key) => given[key] !== undefined))
    missing.unshift('JWT_SECRET (or JWKS_URL)');
  const weak = ['JWT_SECRET', 'SERVICE_TOKEN', 'ADMIN_TOKEN'].filter((key) => isWeak(given[key]));
  return [
    ...missing.map((key) => `${key}: needed in production`),
    ...weak.map((key) => `${key}: a default or guessable value; make one with: openssl rand -hex 32`),
  ];
}

const isWeak = (secret: string | undefined): boolean =>
  secret !== undefined && (KNOWN_SECRETS.test(secret) || new Set(secret).size < 8);
