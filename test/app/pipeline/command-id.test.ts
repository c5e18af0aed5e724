import { describe, expect, it } from 'vitest';
import { refuse } from '../../../src/missions/refusal.ts';
import { aCore, missionId, ore, playerId } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';
import { abandoning, accepting, completing } from '../../support/given-play.ts';
import { WatchedStore } from '../../support/watched-store.ts';

const ADA = playerId(1);
const BEN = playerId(2);
const MISSION = missionId(1);

async function given() {
  let systemNow = 0;
  const store = new WatchedStore(() => systemNow);
  const core = await aCore({ store, missions: [aMission({ id: MISSION })] });
  await core.players.ensure(ADA);
  await core.players.ensure(BEN);
  return { core, store, passSystemTime: (ms: number) => (systemNow += ms) };
}

const HOUR = 3_600_000;

describe('a command with an id', () => {
  it('acts once and answers alike ever after', async () => {
    const { core, store } = await given();
    const first = await core.service.command(ADA, accepting(MISSION), 'c1');
    expect(first).toMatchObject({ ok: true, result: { mission: { id: MISSION, status: 'active' } } });
    await core.service.events(ADA, [ore(ADA, 40)]);
    expect(await core.service.command(ADA, accepting(MISSION), 'c1')).toEqual(first);
    expect((await store.loadPlayer(ADA))?.live.get(MISSION)?.status).toBe('completed');
  });

  it('twice in one batch acts once', async () => {
    const { core, store } = await given();
    const [one, two] = await Promise.all([
      core.service.command(ADA, accepting(MISSION), 'c1'),
      core.service.command(ADA, accepting(MISSION), 'c1'),
    ]);
    expect(store.batches).toHaveLength(1);
    expect(one.ok).toBe(true);
    expect(two).toEqual(one);
    expect(core.published.flatMap((p) => p.changes)).toHaveLength(1);
  });

  it('is paid once, however often it is claimed', async () => {
    const { core, store } = await given();
    await core.service.command(ADA, accepting(MISSION));
    await core.service.events(ADA, [ore(ADA, 40)]);
    const claims = await Promise.all(
      [1, 2, 3].map(() => core.service.command(ADA, completing(MISSION), 'claim')),
    );
    claims.push(await core.service.command(ADA, completing(MISSION), 'claim'));
    expect(new Set(claims.map((c) => JSON.stringify(c))).size).toBe(1);
    expect(claims[0]).toMatchObject({ ok: true, result: { rewards: { credits: 1000 } } });
    expect((await store.loadPlayer(ADA))?.player.credits).toBe(11_000);
  });

  it('remembers a refusal of the mission/* sort', async () => {
    const { core } = await given();
    const refused = await core.service.command(ADA, completing(MISSION), 'c1');
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'mission/not_accepted' } });
    await core.service.command(ADA, accepting(MISSION));
    await core.service.events(ADA, [ore(ADA, 40)]);
    expect(await core.service.command(ADA, completing(MISSION), 'c1')).toEqual(refused);
    expect(await core.service.command(ADA, completing(MISSION), 'c2')).toMatchObject({ ok: true });
  });

  it('does not remember a refusal of the request/* sort', async () => {
    const { core } = await given();
    const choices = [
      { id: 'left', label: 'Left' },
      { id: 'right', label: 'Right' },
    ];
    const forked = aMission({ id: missionId(2), choices });
    await core.store.missions.insert([forked]);
    core.catalogue.put([forked]);
    await core.service.command(ADA, accepting(forked.id));
    await core.service.events(ADA, [ore(ADA, 40)]);
    const wrong = await core.service.command(ADA, completing(forked.id, 'up'), 'c1');
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'request/invalid' } });
    expect(await core.service.command(ADA, completing(forked.id, 'left'), 'c1')).toMatchObject({ ok: true });
  });

  it('does not remember a failure of the server', async () => {
    const { core, store } = await given();
    store.around = async () => {
      throw new Error('broken');
    };
    const broken = await core.service.command(ADA, accepting(MISSION), 'c1');
    expect(broken).toMatchObject({ ok: false, refusal: { code: 'server/internal' } });
    store.around = (_, run) => run();
    expect(await core.service.command(ADA, accepting(MISSION), 'c1')).toMatchObject({ ok: true });
  });

  it.each([
    ['another command', abandoning(MISSION)],
    ['another mission', accepting(missionId(2))],
  ])('is request/invalid with %s', async (_, other) => {
    const { core, store } = await given();
    await core.service.command(ADA, accepting(MISSION), 'c1');
    const answer = await core.service.command(ADA, other, 'c1');
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'request/invalid' } });
    expect((await store.loadPlayer(ADA))?.live.has(MISSION)).toBe(true);
    expect(await core.service.command(ADA, accepting(MISSION), 'c1')).toMatchObject({ ok: true });
  });

  it('is the player’s own: somebody else’s same id is another command', async () => {
    const { core, store } = await given();
    await core.service.command(ADA, accepting(MISSION), 'c1');
    expect(await core.service.command(BEN, accepting(MISSION), 'c1')).toMatchObject({ ok: true });
    expect((await store.loadPlayer(BEN))?.live.size).toBe(1);
  });

  it('is forgotten after 24 h of system time, whatever the mission clock says', async () => {
    const { core, passSystemTime } = await given();
    await core.service.command(ADA, accepting(MISSION), 'c1');
    core.clock.advance(48 * HOUR);
    passSystemTime(24 * HOUR);
    expect(await core.service.command(ADA, accepting(MISSION), 'c1')).toMatchObject({ ok: true });
    passSystemTime(1);
    const late = await core.service.command(ADA, accepting(MISSION), 'c1');
    expect(late).toMatchObject({ ok: false, refusal: { code: 'mission/already_accepted' } });
  });

  it('remembers what a read answered', async () => {
    const { core } = await given();
    const page = { ok: true, result: { acceptances: [] } } as const;
    const other = { ok: false, refusal: refuse('mission/not_found', { missionId: '' }) } as const;
    await core.service.remembered(ADA, 'r1', 'journal', page);
    expect(await core.service.remembered(ADA, 'r1', 'journal', other)).toEqual(page);
  });
});
