import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPast, doors, expectedDoors } from '../proofs/outcomes-scenario.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

let database: OwnDatabase;
const running: RunningServer[] = [];
/** Without Redis the processes tell each other nothing: what they know, they read. */
const start = async () => {
  const server = await runningServer({ DATABASE_URL: database.url });
  running.push(server);
  return server;
};

beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(async () => {
  await Promise.all(running.map((server) => server.end()));
  await database.drop();
});

describe('the outcome of a mission counts in every process', () => {
  it('in the one that saw it, in one that ran beside it, and in one that started since', async () => {
    const [near, beside] = [await start(), await start()];
    const past = await aPast(near);
    const since = await start();
    expect(await doors(near, past)).toEqual(expectedDoors(past));
    expect(await doors(since, past)).toEqual(expectedDoors(past));
    // What was made elsewhere is not on its boards before it hears of it: accepting is what is asked.
    const told = (seen: Record<string, string>) =>
      Object.fromEntries(Object.entries(seen).map(([door, said]) => [door, said.split(', ')[1]]));
    expect(told(await doors(beside, past))).toEqual(told(expectedDoors(past)));
  });
});
