import { describe, expect, it } from 'vitest';
import { aCore, missionId, ore, playerId } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';
import { accepting, completing } from '../../support/given-play.ts';
import { gate, WatchedStore } from '../../support/watched-store.ts';

const [ADA, BEN, CY] = [playerId(1), playerId(2), playerId(3)];
const MISSION = missionId(1);

/** Two lanes over a store whose batches each wait until the test lets that one go. */
async function twoLanes() {
  const store = new WatchedStore();
  const core = await aCore({ missions: [aMission({ id: MISSION })], store, lanes: 2 });
  for (const id of [ADA, BEN, CY]) await core.players.ensure(id);
  const gates = [gate(), gate(), gate(), gate()];
  const entered = [gate(), gate(), gate(), gate()];
  store.around = async (_, run) => {
    const n = store.batches.length - 1;
    entered[n]?.resolve();
    await gates[n]?.promise;
    return run();
  };
  return { core, store, gates, entered };
}

describe('with two lanes', () => {
  it('a second batch is on its way while the first commits', async () => {
    const { core, store, gates, entered } = await twoLanes();
    // given a batch that does not end
    const first = core.service.command(ADA, accepting(MISSION));
    await entered[0]?.promise;
    // when somebody else asks
    const second = core.service.command(BEN, accepting(MISSION));
    await entered[1]?.promise;
    // then both are on their way, and a third has to wait for one of them
    const third = core.service.command(CY, accepting(MISSION));
    expect(store.batches.map((b) => b.playerIds)).toEqual([[ADA], [BEN]]);
    expect(core.pipeline.depth).toBe(1);
    for (const one of gates) one.resolve();
    expect((await Promise.all([first, second, third])).map((a) => a.ok)).toEqual([true, true, true]);
    await core.pipeline.drained();
  });

  it('a player is never in both, and keeps the order of arrival', async () => {
    const { core, store, gates, entered } = await twoLanes();
    const first = core.service.command(ADA, accepting(MISSION));
    await entered[0]?.promise;
    // when the same player's facts and claim arrive, and a stranger's
    const facts = core.service.events(ADA, [ore(ADA, 40)]);
    const claim = core.service.command(ADA, completing(MISSION));
    const stranger = core.service.command(BEN, accepting(MISSION));
    await entered[1]?.promise;
    // then the stranger passes, the player's own wait
    expect(store.batches.map((b) => b.playerIds)).toEqual([[ADA], [BEN]]);
    for (const one of gates) one.resolve();
    await Promise.all([first, stranger]);
    expect(await facts).toEqual({ accepted: 1, duplicates: 0, moved: 1 });
    expect(await claim).toMatchObject({ ok: true, result: { mission: { status: 'rewarded' } } });
  });

  it('what does not fit a batch is not overtaken by what the same player sent later', async () => {
    const { core, store, gates, entered } = await twoLanes();
    const first = core.service.command(ADA, accepting(MISSION));
    await entered[0]?.promise;
    // given a lane that is busy with a stranger, and a queue whose second job is too heavy for the first
    const other = core.service.command(CY, accepting(MISSION));
    await entered[1]?.promise;
    const many = (id: string, from: number) =>
      Array.from({ length: 700 }, (_, n) => ({ ...ore(id, 1), id: `${id}/${from + n}` }));
    const light = core.service.events(BEN, many(BEN, 0));
    const heavy = core.service.events(ADA, many(ADA, 0));
    const claim = core.service.command(ADA, completing(MISSION));
    for (const one of gates) one.resolve();
    await Promise.all([first, other, light, heavy]);
    // then the claim came behind the facts that met the objective
    expect(await claim).toMatchObject({ ok: true });
    expect(store.batches.length).toBeGreaterThanOrEqual(4);
  });
});
