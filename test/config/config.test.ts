import { describe, expect, it } from 'vitest';
import { ConfigError, misspelled, readConfig } from '../../src/config/config.ts';

const STRONG = '9f2c1b7a4e6d8035c7a91e2f4b6d8c0a';
const production = {
  NODE_ENV: 'production',
  JWT_SECRET: STRONG,
  SERVICE_TOKEN: 'k3v9q7x2m5p8r1t4',
  DATABASE_URL: 'postgres://db/missions',
};

const PEM = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----';

/** The lines of what is wrong; empty when nothing is. */
function problems(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [title, ...lines] = (error as Error).message.split('\n');
    expect(title).toBe('The settings are wrong:');
    return lines.map((l) => l.trim());
  }
}
const named = (env: NodeJS.ProcessEnv) => problems(env).map((line) => line.split(':')[0]);

describe('settings', () => {
  it('need nothing in development, and default as specified', () => {
    expect(readConfig({})).toEqual({
      production: false,
      underTest: false,
      PORT: 2567,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      MISSION_CAP: 5,
      ABANDON_PENALTY: 5,
      CLAIM_GRACE_HOURS: 24,
      RATE_LIMIT: 20,
      MAX_DEVICES: 8,
      ADDRESS_RATE_LIMIT: 100,
      ADDRESS_SOCKETS: 1000,
      TRUST_PROXY: 0,
      ALLOWED_ORIGINS: [],
      FRAME_ANCESTORS: "'self'",
      PANEL: 'on',
      REDIS_PREFIX: 'missionboard',
      EVENT_SKEW_SECONDS: 5,
      EVENT_RETENTION_DAYS: 30,
      OUTBOX_RETENTION_DAYS: 30,
      RANDOM_OFFERS: 3,
      RANDOM_OFFER_TTL_MINUTES: 120,
      RANDOM_COOLDOWN_MINUTES: 10,
      FACTION_BOARD_SIZE: 3,
      REPUTATION_REWARDS: 'on',
      CONTENT_DIR: './content',
      LOG_LEVEL: 'info',
    });
  });

  it('that are empty count as unset; what is not a setting is ignored', () => {
    const config = readConfig({ PORT: '', DATABASE_URL: '', PATH: '/bin', HTTP_PROXY: 'x' });
    expect(config).toMatchObject({ PORT: 2567 });
    expect(config.DATABASE_URL).toBeUndefined();
    expect(config).not.toHaveProperty('PATH');
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ' 80'],
    ['MISSION_CAP', '0'],
    ['MISSION_CAP', 'five'],
    ['ABANDON_PENALTY', '801'],
    ['RATE_LIMIT', '0'],
    ['REPUTATION_REWARDS', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://db/missions'],
    ['DATABASE_URL', 'db'],
    ['REDIS_URL', 'http://redis'],
    ['JWKS_URL', 'file:///keys'],
    ['JWT_SECRET', 'short'],
    ['SERVICE_TOKEN', 'short'],
    ['ADMIN_TOKEN', 'short'],
    ['JWT_PUBLIC_KEY', 'no key'],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['REDIS_URL', 'redis:6379'],
    ['DATABASE_URL', 'postgres:5432/missions'],
    ['JWKS_URL', 'https:login.example.net'],
    ['PUBLIC_ADDRESS', 'wss://play.game.example'],
    ['PUBLIC_ADDRESS', 'https://play.game.example/one'],
    ['PUBLIC_ADDRESS', '//play.game.example'],
    ['PUBLIC_ADDRESS', '/one'],
    ['PUBLIC_ADDRESS', 'play.game.example?room=1'],
    ['PUBLIC_ADDRESS', 'play.game.example:port'],
    ['PUBLIC_ADDRESS', 'two words'],
  ])('%s=%s is wrong, and said to be', (key, value) => {
    expect(named({ [key]: value })).toEqual([key]);
  });

  it.each(['play.game.example', 'play.game.example:2567', 'game.example/one', 'localhost:80/two/of/three'])(
    'PUBLIC_ADDRESS=%s is right',
    (PUBLIC_ADDRESS) => {
      expect(readConfig({ PUBLIC_ADDRESS })).toMatchObject({ PUBLIC_ADDRESS });
    },
  );

  it.each([
    [{ JWT_SECRET: STRONG, JWKS_URL: 'https://login.example.net/keys' }, 'JWKS_URL'],
    [{ JWT_SECRET: STRONG, JWT_PUBLIC_KEY: PEM }, 'JWT_PUBLIC_KEY'],
    [{ JWKS_URL: 'https://login.example.net/keys', JWT_PUBLIC_KEY: PEM }, 'JWT_PUBLIC_KEY'],
  ])('that verify tokens in two ways are ambiguous (%#)', (env, second) => {
    expect(named(env)).toEqual([second]);
    expect(named({ ...production, JWT_SECRET: undefined, ...env })).toEqual([second]);
  });

  const secrets = ['JWT_SECRET', 'SERVICE_TOKEN', 'ADMIN_TOKEN', 'METRICS_TOKEN'] as const;
  it.each(secrets.flatMap((key, i) => secrets.slice(i + 1).map((other) => [key, other] as const)))(
    'that are secret are each another: %s and %s are not the same',
    (key, other) => {
      expect(problems({ [key]: STRONG, [other]: STRONG })).toEqual([
        `${other}: the same as ${key}; each needs a value of its own`,
      ]);
    },
  );

  it.each([
    ['MISSION_CAPP', 'MISSION_CAP'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['REDISURL', 'REDIS_URL'],
    ['JWT_SECERT', 'JWT_SECRET'],
    ['mission_cap', 'MISSION_CAP'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
  ])('that are misspelled are told: %s is %s', (written, meant) => {
    expect(misspelled({ [written]: 'x', PATH: '/bin', HOME: '/root', MAIL: 'x', HOSTNAME: 'y' })).toEqual([
      { written, meant },
    ]);
  });

  it('are not seen in what other programs are told', () => {
    const others =
      'PATH HOME USER LOGNAME SHELL TERM LANG PWD OLDPWD HOSTNAME EDITOR TZ MAIL DISPLAY SHLVL CI TMPDIR ' +
      'NODE_OPTIONS NODE_PATH NODE_VERSION PGHOST PGPORT PGPASSWORD POSTGRES_USER POSTGRES_PASSWORD ' +
      'REDIS_PORT REDIS_HOST REDIS_PASSWORD AWS_REGION AWS_PROFILE HTTP_PROXY NO_PROXY SSH_AUTH_SOCK ' +
      'KUBERNETES_PORT KUBERNETES_SERVICE_HOST VITEST VITEST_MODE INIT_CWD COLOR LOG_FORMAT NO_COLOR _';
    expect(misspelled(Object.fromEntries(others.split(' ').map((name) => [name, 'x'])))).toEqual([]);
  });

  it('are all named in one message', () => {
    const wrong = {
      PORT: 'x',
      MISSION_CAP: '-3',
      REDIS_URL: 'nowhere',
      LOG_LEVEL: 'loud',
      JWT_SECRET: 'short',
    };
    expect(named(wrong).toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it('never show the value of a secret', () => {
    const text = problems({ ...production, JWT_SECRET: 'hunter2', SERVICE_TOKEN: 'hunter2' }).join('\n');
    expect(text).toContain('JWT_SECRET');
    expect(text).not.toContain('hunter2');
  });
});

describe('production', () => {
  it.each([
    [undefined, false],
    ['development', false],
    ['test', false],
    ['production', true],
    ['staging', true],
    ['prod', true],
  ])('is it with NODE_ENV=%s: %s', (NODE_ENV, expected) => {
    expect(readConfig({ ...production, NODE_ENV }).production).toBe(expected);
  });

  it('starts with what it needs', () => {
    expect(problems(production)).toEqual([]);
  });

  it('says everything that it lacks', () => {
    expect(named({ NODE_ENV: 'production' }).toSorted()).toEqual([
      'DATABASE_URL',
      'JWT_SECRET (or JWKS_URL)',
      'SERVICE_TOKEN',
    ]);
  });

  it('says what it lacks together with what is wrong', () => {
    const lines = named({ NODE_ENV: 'production', PORT: 'x', JWT_SECRET: STRONG });
    expect(lines.toSorted()).toEqual(['DATABASE_URL', 'PORT', 'SERVICE_TOKEN']);
  });

  it('takes a key set instead of a secret', () => {
    const { JWT_SECRET: _, ...rest } = production;
    expect(problems({ ...rest, JWKS_URL: 'https://login.example.net/keys' })).toEqual([]);
  });

  it.each([
    ['JWT_SECRET', 'change-me-change-me-change-me-change-me'],
    ['JWT_SECRET', 'secretsecretsecretsecretsecretsecret'],
    ['JWT_SECRET', 'a'.repeat(40)],
    ['JWT_SECRET', 'abababababababababababababababababab'],
    ['JWT_SECRET', '01234567890123456789012345678901'],
    ['SERVICE_TOKEN', 'development-token'],
    ['ADMIN_TOKEN', 'xxxxxxxxxxxxxxxxxxxx'],
  ])('refuses a guessable %s', (key, value) => {
    expect(named({ ...production, [key]: value })).toEqual([key]);
    expect(problems({ [key]: value })).toEqual([]);
  });
});
