import { beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreUnavailable } from '../../src/app/ports/store.ts';
import { Dependency } from '../../src/ops/dependency.ts';
import { makeLog } from '../../src/ops/log.ts';
import { Metrics } from '../../src/ops/metrics.ts';
import { watchedStore } from '../../src/ops/watched-store.ts';

const metrics = new Metrics();
let said: { msg: string; address?: string }[];
const words = () => said.map(({ msg }) => msg);
let database: Dependency;
beforeEach(() => {
  said = [];
  const log = makeLog('info', { write: (text) => void said.push(JSON.parse(text)) });
  database = new Dependency('database', 'postgres://me:hunter2@db.example:5432/game', log, metrics);
});
const gauge = async () => /^missionboard_database_up (\d)$/m.exec(await metrics.text())?.[1];

describe('a dependency', () => {
  it('that is lost and back is told once each, however often it is seen', async () => {
    for (let i = 0; i < 5; i++) database.lost('connection refused');
    expect([words(), await gauge(), database.isUp]).toEqual([['database lost'], '0', false]);
    for (let i = 0; i < 5; i++) database.back();
    expect([words(), await gauge(), database.isUp]).toEqual([['database lost', 'database back'], '1', true]);
  });

  it('is told by where it is, without a password', () => {
    database.lost('connection refused');
    expect(said[0]).toMatchObject({
      dependency: 'database',
      address: 'postgres://db.example:5432/game',
      reason: 'connection refused',
    });
  });

  it('that was never lost is not told to be back', () => {
    database.back();
    expect(said).toEqual([]);
  });
});

describe('a watched store', () => {
  let answer: () => Promise<unknown>;
  class Real {
    #private = 'private';
    missions = { list: () => answer() };
    ping = () => answer();
    journal(...args: unknown[]) {
      return answer().then(() => [this.#private, ...args]);
    }
  }
  const store = () => watchedStore(new Real() as unknown as Store & Real, database) as unknown as Real;

  it('is the store, answers and arguments and all', async () => {
    answer = async () => 1;
    expect(await store().journal('a', 2)).toEqual(['private', 'a', 2]);
    expect(await store().missions.list()).toBe(1);
  });

  it('tells by any call, also of its parts, that the database is lost, and by the next that it is back', async () => {
    const watched = store();
    answer = async () => Promise.reject(new StoreUnavailable('gone'));
    await expect(watched.missions.list()).rejects.toThrow('gone');
    await expect(watched.journal()).rejects.toThrow('gone');
    expect(words()).toEqual(['database lost']);
    answer = async () => Promise.reject(new Error('a fault of ours'));
    await expect(watched.ping()).rejects.toThrow('ours');
    expect(words()).toEqual(['database lost']);
    answer = async () => 1;
    await watched.ping();
    expect(words()).toEqual(['database lost', 'database back']);
  });
});
