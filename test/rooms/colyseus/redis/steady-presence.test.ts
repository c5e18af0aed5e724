import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlayerRoomDriver } from '../../../../rooms/colyseus/redis/player-room-driver.ts';
import { SteadyPresence } from '../../../../rooms/colyseus/redis/steady-presence.ts';

const core = resolve(import.meta.dirname, '../../../../node_modules/@colyseus/core/build');

/** What Colyseus calls of its presence or driver outside of its own development mode. */
function calledOf(what: 'presence' | 'driver'): string[] {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.mjs') && !/DevMode|LocalPresence|LocalDriver|Env/.test(name),
  );
  const calls = files.flatMap((name) => [
    ...readFileSync(join(core, name), 'utf8').matchAll(new RegExp(`\\b${what}\\??\\.(\\w+)\\(`, 'g')),
  ]);
  return [...new Set(calls.map((match) => match[1]!))].sort();
}

const own = (prototype: object) => Object.getOwnPropertyNames(prototype);
/** Of the driver, what only a call that nobody can make would ask for. */
const NEVER_ASKED = ['boot', 'query', 'clear'];

describe('an upgrade of Colyseus', () => {
  it('calls of the presence only what outlives a Redis that is away', () => {
    const called = calledOf('presence');
    expect(called).toContain('hincrbyex');
    expect(called.filter((name) => !own(SteadyPresence.prototype).includes(name))).toEqual([]);
  });

  it('calls of the driver only what outlives a Redis that is away', () => {
    const called = calledOf('driver');
    expect(called).toContain('findOne');
    const steady = [...own(PlayerRoomDriver.prototype), ...NEVER_ASKED];
    expect(called.filter((name) => !steady.includes(name))).toEqual([]);
  });
});
