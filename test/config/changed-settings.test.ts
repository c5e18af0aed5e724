import { describe, expect, it } from 'vitest';
import { changedSettings } from '../../src/config/changed-settings.ts';
import { readConfig } from '../../src/config/config.ts';

describe('the settings that a log shows', () => {
  it('are none where all are the defaults', () => {
    expect(changedSettings(readConfig({}))).toEqual({});
    expect(changedSettings(readConfig({ PORT: '2567', ALLOWED_ORIGINS: '', TRUST_PROXY: 'off' }))).toEqual(
      {},
    );
  });

  it('are those that differ', () => {
    const config = readConfig({ PORT: '80', MISSION_CAP: '7', ALLOWED_ORIGINS: 'https://a.example' });
    expect(changedSettings(config)).toEqual({
      PORT: 80,
      MISSION_CAP: 7,
      ALLOWED_ORIGINS: ['https://a.example'],
    });
  });

  it('never hold a secret, a password or a key in an address', () => {
    const hidden = 'hunter2hunter2hunter2hunter2hunter2';
    const shown = changedSettings(
      readConfig({
        JWT_SECRET: `${hidden}1`,
        SERVICE_TOKEN: `${hidden}2`,
        ADMIN_TOKEN: `${hidden}3`,
        METRICS_TOKEN: `${hidden}4`,
        DATABASE_URL: `postgres://me:${hidden}@db.example:5433/missions?password=${hidden}`,
        REDIS_URL: `rediss://:${hidden}@redis.example:6379/2`,
      }),
    );
    expect(shown).toEqual({
      JWT_SECRET: '(set)',
      SERVICE_TOKEN: '(set)',
      ADMIN_TOKEN: '(set)',
      METRICS_TOKEN: '(set)',
      DATABASE_URL: 'postgres://db.example:5433/missions',
      REDIS_URL: 'rediss://redis.example:6379/2',
    });
    const jwks = readConfig({ JWKS_URL: `https://u:${hidden}@login.example/keys?key=${hidden}` });
    expect(changedSettings(jwks)).toEqual({ JWKS_URL: 'https://login.example/keys' });
  });
});
