import { describe, expect, it } from 'vitest';
import { commandJob, eventsJob } from '../../../src/app/pipeline/jobs.ts';
import { JobFailed } from '../../../src/app/pipeline/pipeline.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { aCore, type GivenParts, missionId, ore, playerId } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';
import { abandoning, accepting, completing } from '../../support/given-play.ts';
import { gate, WatchedStore } from '../../support/watched-store.ts';

const ADA = playerId(1);
const BEN = playerId(2);
const MISSION = missionId(1);

async function aWatchedCore(given: Omit<GivenParts, 'store'> = {}) {
  const store = new WatchedStore();
  const core = await aCore({ missions: [aMission({ id: MISSION })], ...given, store });
  await core.players.ensure(ADA);
  await core.players.ensure(BEN);
  return { core, store };
}

describe('batches', () => {
  it('a lone command starts at once and is alone', async () => {
    const { core, store } = await aWatchedCore();
    await core.service.command(ADA, accepting(MISSION));
    expect(store.batches.map((b) => b.playerIds)).toEqual([[ADA]]);
  });

  it('commands that arrive while one commits form the next batch', async () => {
    const { core, store } = await aWatchedCore();
    const [entered, open] = [gate(), gate()];
    store.around = async (_, run) => {
      entered.resolve();
      await open.promise;
      return run();
    };
    const first = core.service.command(ADA, accepting(MISSION));
    await entered.promise;
    const later = [core.service.command(BEN, accepting(MISSION)), core.service.settle(ADA)];
    expect(core.pipeline.depth).toBe(2);
    expect(store.batches).toHaveLength(1);
    open.resolve();
    await Promise.all([first, ...later]);
    expect(store.batches.map((b) => b.playerIds)).toEqual([[ADA], [ADA, BEN]]);
  });

  it('what is submitted in one turn of the event loop is one batch, its players in id order', async () => {
    const { core, store } = await aWatchedCore();
    await Promise.all([BEN, ADA, BEN].map((id) => core.service.command(id, accepting(MISSION))));
    expect(store.batches.map((b) => b.playerIds)).toEqual([[ADA, BEN]]);
  });

  it('per player, the order is that of arrival', async () => {
    const { core, store } = await aWatchedCore();
    const answers = await Promise.all([
      core.service.command(ADA, completing(MISSION)),
      core.service.command(ADA, accepting(MISSION)),
      core.service.command(ADA, completing(MISSION)),
      core.service.events(ADA, [ore(ADA, 40)]),
      core.service.command(ADA, completing(MISSION)),
      core.service.command(ADA, abandoning(MISSION)),
    ]);
    expect(store.batches).toHaveLength(1);
    expect(answers.map((a) => (a && 'ok' in a ? (a.ok ? 'ok' : a.refusal.code) : a))).toEqual([
      'mission/not_accepted',
      'ok',
      'mission/objectives_unmet',
      { accepted: 1, duplicates: 0, moved: 1 },
      'ok',
      'mission/already_rewarded',
    ]);
  });

  it('a batch has an end: 100 commands, or 1,000 events', async () => {
    const { core, store } = await aWatchedCore();
    await Promise.all(Array.from({ length: 150 }, () => core.pipeline.submit(commandJob(ADA, accepting()))));
    expect(store.batches).toHaveLength(2);
    const many = Array.from({ length: 600 }, () => ore(ADA, 1));
    const more = Array.from({ length: 600 }, () => ore(BEN, 1));
    await Promise.all([
      core.pipeline.submit(eventsJob(ADA, many)),
      core.pipeline.submit(eventsJob(BEN, more)),
    ]);
    expect(store.batches.slice(2).map((b) => b.eventIds.length)).toEqual([600, 600]);
  });

  it('names the versions it knows, so that a newer mission is read before deciding', async () => {
    const { core, store } = await aWatchedCore();
    const edited = aMission({ id: MISSION, version: 2, minLevel: 9 });
    await store.missions.update(edited);
    const answer = await core.service.command(ADA, accepting(MISSION));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'mission/level_too_low' } });
    expect(store.batches[0]?.missions).toEqual([{ id: MISSION, version: 1 }]);
    expect(core.catalogue.byId(MISSION)).toEqual(edited);
  });
});

describe('what a command finds and leaves', () => {
  it('a refused command changes nothing and tells nobody', async () => {
    const { core, store } = await aWatchedCore();
    const before = await store.loadPlayer(ADA);
    const answer = await core.service.command(ADA, completing(MISSION));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'mission/not_accepted' } });
    expect(await store.loadPlayer(ADA)).toEqual(before);
    expect(core.published).toEqual([]);
    expect(await store.outbox('0', 10)).toEqual([]);
  });

  it('what is overdue is settled before the command is decided', async () => {
    const { core } = await aWatchedCore({ missions: [aMission({ id: MISSION, timeLimitSeconds: 3600 })] });
    await core.service.command(ADA, accepting(MISSION));
    core.clock.advance(HOUR);
    const answer = await core.service.command(ADA, completing(MISSION));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'mission/expired' } });
    const types = core.published.flatMap((p) => p.changes.map((c) => c.type));
    expect(types).toEqual(['missionAccepted', 'missionExpired']);
    const { acceptances } = await core.service.journal(ADA, undefined, 10);
    expect(acceptances).toMatchObject([{ acceptance: { status: 'expired', endedAt: NOW + HOUR } }]);
  });

  it('a reply comes only after what it tells was committed and published', async () => {
    const order: string[] = [];
    const { core, store } = await aWatchedCore({ onPublish: () => order.push('published') });
    store.around = async (_, run) => {
      const result = await run();
      order.push('committed');
      return result;
    };
    await core.service.command(ADA, accepting(MISSION)).then(() => order.push('answered'));
    expect(order).toEqual(['committed', 'published', 'answered']);
  });

  it('the version of a player rises by one with each batch that changes the player', async () => {
    const { core } = await aWatchedCore();
    await Promise.all([
      core.service.command(ADA, accepting(MISSION)),
      core.service.events(ADA, [ore(ADA, 1), ore(ADA, 1)]),
    ]);
    await core.service.events(ADA, [ore(ADA, 1)]);
    expect(core.published.map((p) => p.player.version)).toEqual([1, 2]);
  });

  it('tells a player who does not exist so', async () => {
    const { core } = await aWatchedCore();
    const answer = await core.service.command(playerId(9), accepting(MISSION));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'player/unknown' } });
    expect(await core.service.events(playerId(9), [ore(playerId(9), 1)])).toBeUndefined();
  });
});

describe('the queue', () => {
  it('is bounded: who comes when it is full is told to come back', async () => {
    const { core, store } = await aWatchedCore();
    const [entered, open] = [gate(), gate()];
    store.around = async (_, run) => {
      entered.resolve();
      await open.promise;
      return run();
    };
    const running = core.service.settle(ADA);
    await entered.promise;
    const waiting = Array.from({ length: 20_000 }, () => core.service.settle(ADA));
    const refused = await core.service.command(ADA, accepting(MISSION));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'server/unavailable' } });
    await expect(core.service.settle(ADA)).rejects.toBeInstanceOf(JobFailed);
    open.resolve();
    await Promise.all([running, ...waiting]);
    expect(core.pipeline.depth).toBe(0);
  });

  it('is drained when nothing is waiting or running', async () => {
    const { core } = await aWatchedCore();
    await core.pipeline.drained();
    let answered = 0;
    for (const id of [ADA, BEN]) void core.service.command(id, accepting(MISSION)).then(() => answered++);
    await core.pipeline.drained();
    expect(core.pipeline.depth).toBe(0);
    expect(await core.store.loadPlayer(BEN)).toMatchObject({ player: { version: 1 } });
    await Promise.resolve();
    expect(answered).toBe(2);
  });
});
