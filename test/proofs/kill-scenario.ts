import { expect } from 'vitest';
import {
  type Ended,
  type Env,
  runToEnd,
  type SpawnedServer,
  spawnServer,
} from '../support/spawned-server.ts';
import { aCaller, aMission } from './board-client.ts';
import { Pilot } from './pilot.ts';

const PILOTS = 30;
const ON_SOCKETS = 6;
const ROUNDS = 3;
/** Answers after which the server is killed: the next ones are under way then. */
const ANSWERS = [160, 230, 190];
const START_CREDITS = 10_000;

/**
 * Thirty players at work while the server is killed without warning, again and again. After each
 * restart everything acknowledged is there exactly once, and sending all of it again changes nothing.
 */
export async function killScenario(env: Env): Promise<void> {
  let server = await spawnServer(env);
  try {
    const missions = await Promise.all(
      [100, 250, 0, 777].map((credits) =>
        aMission(server, {
          credit_reward: credits,
          reputation_reward: 2,
          item_rewards: [{ kind: 'special', code: `token-${credits}`, quantity: 2 }],
        }),
      ),
    );
    const pilots = await Promise.all(
      Array.from({ length: PILOTS }, async (_, i) => new Pilot(await aCaller(server), i < ON_SOCKETS)),
    );
    for (let round = 0; round < ROUNDS; round++) {
      await everybody(pilots, (p) => p.meet(server));
      await killed(server, pilots, missions, ANSWERS[round]!);
      server = await spawnServer(env);
      await everybody(pilots, (p) => p.meet(server));
      await nothingLostNorDouble(pilots);
    }
  } finally {
    await server.stop();
  }
  const audit: Ended = await runToEnd('src/ops/audit-cli.ts', env);
  expect(audit.stdout + audit.stderr).toMatch(/audit: .* all hold/);
  expect(audit.code).toBe(0);
}

async function killed(
  server: SpawnedServer,
  pilots: readonly Pilot[],
  missions: readonly string[],
  after: number,
) {
  let answers = 0;
  await everybody(pilots, (p) =>
    p.work(missions, () => {
      answers++;
      if (answers === after) void server.kill();
    }),
  );
  const { signal } = await server.exited;
  expect(signal).toBe('SIGKILL');
  // Otherwise the blow did not land in the middle of anything.
  expect(pilots.some((p) => p.unanswered !== undefined)).toBe(true);
}

async function nothingLostNorDouble(pilots: readonly Pilot[]): Promise<void> {
  const open = new Set(pilots.filter((p) => p.unanswered !== undefined));
  const afterStart = await everybody(pilots, (p) => p.seen());
  for (const [i, pilot] of pilots.entries()) keptOnce(pilot, afterStart[i]!);

  await everybody(pilots, (p) => p.replay());
  const afterReplay = await everybody(pilots, (p) => p.seen());
  for (const [i, pilot] of pilots.entries()) {
    keptOnce(pilot, afterReplay[i]!);
    // Only what nobody had answered may have been carried out now.
    if (!open.has(pilot)) expect(afterReplay[i]).toEqual(afterStart[i]);
  }

  await everybody(pilots, (p) => p.replay());
  expect(await everybody(pilots, (p) => p.seen())).toEqual(afterReplay);
}

/** Every acknowledged reward and event is there once, and nothing besides but what was unanswered. */
function keptOnce(pilot: Pilot, { credits, active, journal }: Awaited<ReturnType<Pilot['seen']>>): void {
  const rewarded = journal.filter((a) => a.status === 'rewarded');
  for (const { acceptanceId, credits: paid } of pilot.paid)
    expect(rewarded.filter((a) => a.id === acceptanceId).map((a) => a.rewards.credits)).toEqual([paid]);
  const claimUnanswered = pilot.unanswered?.kind === 'complete' ? 1 : 0;
  expect(rewarded.length - pilot.paid.length).toBeOneOf([0, claimUnanswered]);
  expect(new Set(journal.map((a) => a.id)).size).toBe(journal.length);
  expect(credits).toBe(START_CREDITS + rewarded.reduce((sum, a) => sum + a.rewards.credits, 0));

  const sent = pilot.log.slice(pilot.log.findLastIndex((s) => s.kind === 'accept') + 1);
  const events = sent.filter((s) => s.kind === 'event');
  if (sent.length > events.length || active.length === 0) return;
  const counted = events.filter((s) => s.ack !== undefined).length;
  expect(active[0].objectives[0].current).toBeGreaterThanOrEqual(counted);
  expect(active[0].objectives[0].current).toBeLessThanOrEqual(events.length);
}

const everybody = <T>(pilots: readonly Pilot[], act: (pilot: Pilot) => Promise<T>): Promise<T[]> =>
  Promise.all(pilots.map(act));
