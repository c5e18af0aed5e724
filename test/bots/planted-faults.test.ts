import { describe, expect, it } from 'vitest';
import { PERSONA_NAMES } from '../../bots/personas.ts';
import { type Result, run } from '../../bots/run.ts';
import { FaultyStore, type PlantedFault } from '../support/faulty-store.ts';
import { serverOnStore } from '../support/server-on-store.ts';

/** Bots on a server that does wrong once in so many occasions, or never. */
async function played(
  fault: PlantedFault | undefined,
  minutes: number,
): Promise<Result & { planted: number }> {
  const store = new FaultyStore(fault, 12);
  const server = await serverOnStore(store);
  try {
    const result = await run({
      urls: [server.url],
      serviceToken: server.serviceToken,
      players: 8,
      minutes,
      seed: 7,
      mix: PERSONA_NAMES,
      replay: false,
      patienceMs: fault === undefined ? 20_000 : 5_000,
      mapIsOurs: true,
    });
    return { ...result, planted: store.planted };
  } finally {
    await server.close();
  }
}

describe('bots', () => {
  it('find nothing on a server that does as it should', async () => {
    const { difference, planted, tally } = await played(undefined, 0.15);

    expect(difference?.message).toBeUndefined();
    expect(planted).toBe(0);
    expect(tally.commands.get('accept')).toBeGreaterThan(0);
    expect(tally.checks).toBeGreaterThanOrEqual(3 * 8);
  });

  it.each<[PlantedFault, RegExp]>([
    ['pays twice', /credits/],
    ['loses an event', /is not met|progress|status|missions held/],
    ['leaves a room stale', /room|progress|status|missions held|offers|not met|credits/],
  ])('find a server that %s, and tell whose and how', async (fault, words) => {
    const { difference, planted } = await played(fault, 2);

    expect(planted).toBeGreaterThan(0);
    expect(difference?.message).toMatch(words);
    expect(difference?.player).toMatch(/^[0-9a-f-]{36}$/);
    expect(difference?.history.at(-1)).toContain('DIFFERENCE');
    expect(difference?.history.some((line) => line.includes('asks accept'))).toBe(true);
  });
});
