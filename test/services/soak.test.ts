import { expect, it } from 'vitest';
import type { FaultName } from '../soak/faults.ts';
import { problemsOf, tableOf } from '../soak/report.ts';
import { soak } from '../soak/soak.ts';
import { underLoad } from '../support/under-load.ts';

/** How long behind an outage's own end players may be without an answer, on a machine that is not busy. */
const AFTER_MS = 5_000;
const PLAN: readonly FaultName[] = [
  'PostgreSQL in a black hole',
  'process b killed',
  'Redis frozen',
  'PostgreSQL killed',
];

it('players on two processes get over what breaks, and every book is in order', async () => {
  const soaked = await soak({
    players: 10,
    minutes: 1.4,
    seed: 7,
    plan: PLAN,
    patienceMs: underLoad(10_000),
  });

  console.log(tableOf(soaked.suffered, AFTER_MS));
  expect(soaked.difference?.history ?? []).toEqual([]);
  expect(problemsOf(soaked, underLoad(AFTER_MS))).toEqual([]);
  expect(soaked.suffered.map((s) => s.fault)).toEqual(PLAN);
  // The outages were there to be seen: the probes can tell.
  const database = soaked.suffered.filter((s) => s.fault.startsWith('PostgreSQL'));
  for (const { outageMs } of database) expect(outageMs).toBeGreaterThan(500);
}, 600_000);
