import { describe, expect, it } from 'vitest';
import { FaultyStore, type PlantedFault } from '../support/faulty-store.ts';
import { replayOf } from './replay.ts';
import { type Simulation, simulate } from './simulate.ts';

/** Simulates; when it fails, the message says how to have it again. */
async function well(simulation: Simulation): Promise<void> {
  const { difference, errors, seed } = await simulate(simulation);
  const what = difference === undefined ? [] : [difference.message, ...difference.history.slice(-40)];
  expect([...what, ...errors.map(String)], replayOf(seed)).toEqual([]);
}

describe('players on two processes that nothing happens to', () => {
  it.each([1, 2])('agree with everything (seed %i)', (seed) => well({ seed, breaks: false }));

  it('play the same from the same seed, to the last id and instant', async () => {
    const told = async () => {
      const { tally } = await simulate({ seed: 5 });
      return [...tally.commands, ...tally.refusals, ...tally.outcomes, ...tally.kinds];
    };

    expect(await told()).toEqual(await told());
  });
});

describe('players while transactions fail, answers are lost, processes die and news does not arrive', () => {
  it.each(Array.from({ length: 12 }, (_, i) => 100 + i))('agree with everything (seed %i)', (seed) =>
    well({ seed }),
  );

  it('see an attempt run out whose sweep in another process lost its answer (seed 33)', () =>
    well({ seed: 33 }));
});

describe('a store that does wrong', () => {
  it.each<PlantedFault>(['pays twice', 'loses an event', 'leaves a room stale'])(
    '%s, and is found',
    async (fault) => {
      let found = 0;
      for (let seed = 1; seed <= 4; seed++) {
        const { difference } = await simulate({
          seed,
          breaks: false,
          storeOf: (now) => new FaultyStore(fault, 4, now),
        });
        if (difference !== undefined) found++;
      }
      expect(found).toBeGreaterThan(0);
    },
  );
});
