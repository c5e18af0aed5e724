import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BatchNeeds, StoreUnavailable } from '../../../src/app/ports/store.ts';
import { aCore, missionId, playerId } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';
import { accepting } from '../../support/given-play.ts';
import { gate, WatchedStore } from '../../support/watched-store.ts';

const PLAYERS = [playerId(1), playerId(2), playerId(3)];
const POISONED = PLAYERS[1]!;
const MISSION = missionId(1);

async function aWatchedCore() {
  const store = new WatchedStore();
  const core = await aCore({ store, missions: [aMission({ id: MISSION })] });
  for (const id of PLAYERS) await core.players.ensure(id);
  return { core, store };
}

/** Everybody accepts in one batch; the codes of the answers. */
const allAccept = async ({ core }: Awaited<ReturnType<typeof aWatchedCore>>) => {
  const answers = await Promise.all(PLAYERS.map((id) => core.service.command(id, accepting(MISSION))));
  return answers.map((a) => (a.ok ? 'ok' : a.refusal.code));
};

const attempts = (batches: readonly BatchNeeds[]) => batches.map((b) => b.playerIds.length);

describe('a transaction that fails', () => {
  it('is tried again as a whole', async () => {
    const given = await aWatchedCore();
    let fails = 1;
    given.store.around = async (_, run) => {
      if (fails-- > 0) throw new Error('deadlock');
      return run();
    };
    expect(await allAccept(given)).toEqual(['ok', 'ok', 'ok']);
    expect(attempts(given.store.batches)).toEqual([3, 3]);
    expect(given.core.errors).toHaveLength(1);
  });

  it('twice is tried job by job, so that only the poisoned one fails', async () => {
    const given = await aWatchedCore();
    given.store.around = async (needs, run) => {
      if (needs.playerIds.includes(POISONED)) throw new Error('poison');
      return run();
    };
    expect(await allAccept(given)).toEqual(['ok', 'server/internal', 'ok']);
    expect(attempts(given.store.batches)).toEqual([3, 3, 1, 1, 1]);
    expect((await given.store.loadPlayer(POISONED))?.live.size).toBe(0);
    expect(given.core.published.map((p) => p.player.id)).toEqual([PLAYERS[0], PLAYERS[2]]);
  });

  it('with one job alone is given up after the one', async () => {
    const given = await aWatchedCore();
    given.store.around = async () => {
      throw new Error('poison');
    };
    const answer = await given.core.service.command(POISONED, accepting(MISSION));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'server/internal' } });
    expect(attempts(given.store.batches).every((n) => n === 1)).toBe(true);
    expect(attempts(given.store.batches).length).toBeLessThanOrEqual(2);
  });

  it('in a job’s own decision fails that job alone', async () => {
    const { core } = await aWatchedCore();
    const broken = {
      playerId: POISONED,
      weight: 1,
      missionIds: [],
      eventIds: [],
      run: () => {
        throw new Error('a bug in a rule');
      },
      unknown: () => undefined,
    };
    const results = await Promise.allSettled([
      core.pipeline.submit(broken),
      core.service.command(POISONED, accepting(MISSION)),
    ]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { refusal: { code: 'server/internal' } } },
      { status: 'fulfilled', value: { ok: true } },
    ]);
  });

  it('tells nobody of what was not committed', async () => {
    const given = await aWatchedCore();
    given.store.around = async (_, run) => {
      await run();
      throw new Error('the commit failed');
    };
    await allAccept(given);
    expect(given.core.published).toEqual([]);
  });
});

describe('a database that is away', () => {
  it('is told at once as server/unavailable, without trying each job', async () => {
    const given = await aWatchedCore();
    given.store.around = async () => {
      throw new StoreUnavailable('gone');
    };
    expect(await allAccept(given)).toEqual(Array(3).fill('server/unavailable'));
    expect(attempts(given.store.batches)).toEqual([3]);
    // Whether it was stored is unknown: who shows these players has to look.
    expect(new Set(given.core.unsure)).toEqual(new Set(given.store.batches[0]!.playerIds));
  });

  it('in the middle of the single tries ends them for the rest', async () => {
    const given = await aWatchedCore();
    given.store.around = async (needs, run) => {
      if (needs.playerIds.length > 1) throw new Error('poison somewhere');
      if (needs.playerIds[0] === POISONED) throw new StoreUnavailable('gone');
      return run();
    };
    expect(await allAccept(given)).toEqual(['ok', 'server/unavailable', 'server/unavailable']);
    expect(attempts(given.store.batches)).toEqual([3, 3, 1, 1]);
  });

  it('is told to those who waited meanwhile too, and forgotten once it is back', async () => {
    const given = await aWatchedCore();
    const [entered, open] = [gate(), gate()];
    given.store.around = async () => {
      entered.resolve();
      await open.promise;
      throw new StoreUnavailable('gone');
    };
    const lost = allAccept(given);
    await entered.promise;
    const meanwhile = given.core.service.command(POISONED, accepting(MISSION));
    open.resolve();
    expect(await lost).toEqual(Array(3).fill('server/unavailable'));
    expect(await meanwhile).toMatchObject({ ok: false, refusal: { code: 'server/unavailable' } });
    given.store.around = (_, run) => run();
    expect(await given.core.service.command(POISONED, accepting(MISSION))).toMatchObject({ ok: true });
  });

  it('and hangs is given up on in time; what it commits after all is published', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const given = await aWatchedCore();
    const open = gate();
    given.store.around = async (_, run) => {
      await open.promise;
      return run();
    };
    const lost = allAccept(given);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await lost).toEqual(Array(3).fill('server/unavailable'));
    expect(given.core.published).toEqual([]);
    open.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(given.core.published.map((p) => p.player.id)).toEqual(PLAYERS);
  });
});
