import { describe, expect, it } from 'vitest';
import { nearestName } from '../src/nearest-name.ts';

const known = ['MISSION_CAP', 'REDIS_URL', 'PORT', 'HOST', 'LOG_LEVEL', 'JWKS_URL'];

describe('the name that was meant', () => {
  it.each([
    ['MISSION_CAPP', 'MISSION_CAP'],
    ['MISION_CAP', 'MISSION_CAP'],
    ['MISSION_CPA', 'MISSION_CAP'],
    ['MISSIONCAP', 'MISSION_CAP'],
    ['MISSIN_CPA', 'MISSION_CAP'],
    ['REDIS_URI', 'REDIS_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['PROT', 'PORT'],
    ['PORTS', 'PORT'],
  ])('%s is %s', (written, meant) => {
    expect(nearestName(written, known)).toBe(meant);
  });

  it.each(['HOME', 'PATH', 'LOGNAME', 'REDIS_PORT', 'MAIL', 'SHELL', 'JWT_KEY', 'A', ''])(
    '%s is none of them',
    (written) => {
      expect(nearestName(written, known)).toBeUndefined();
    },
  );

  it('is the nearest of several', () => {
    expect(nearestName('PORST', ['PORTS', 'PORT', 'POST'])).toBe('PORTS');
  });
});
