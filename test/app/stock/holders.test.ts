import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../src/persistence/memory-store.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { aCore, type GivenCore, ore, playerId } from '../../support/given-core.ts';
import { aDefinition } from '../../support/given-mission.ts';
import { abandoning, accepting, completing } from '../../support/given-play.ts';

const [ADA, BEN] = [playerId(1), playerId(2)];

/** A mission of 100 credits that two players hold, and a server that knows nothing of what was before. */
async function given(more: Record<string, unknown> = {}) {
  const store = new MemoryStore(() => Date.now());
  const core = await aCore({ store });
  const made = await core.admin.create(aDefinition({ creditReward: 100, reputationReward: 5, ...more }));
  if (!made.ok) throw new Error('not created');
  const { id } = made.mission;
  for (const player of [ADA, BEN]) {
    await core.service.player(player);
    await core.service.command(player, accepting(id));
  }
  const fresh = async () => {
    const other = await aCore({ store });
    other.clock.set(core.clock.now());
    other.catalogue.put(await store.missions.active());
    return other;
  };
  return { store, core, id, fresh };
}

/** What a player is shown of the live mission, and is paid in the end. */
async function pays(core: GivenCore, player: string, missionId: string): Promise<number | string> {
  await core.service.events(player, [ore(player, 40, core.clock.now())]);
  const answer = await core.service.command(player, completing(missionId));
  return answer.ok
    ? (answer.result as { rewards: { credits: number } }).rewards.credits
    : answer.refusal.code;
}

async function shown(core: GivenCore, player: string, missionId: string) {
  const live = (await core.service.player(player)).live.get(missionId)!;
  const mission = core.catalogue.heldBy(live)!;
  return {
    title: mission.title,
    credits: mission.credits,
    faction: mission.faction,
    deadlineAt: live.deadlineAt,
  };
}

describe('what was accepted is what is owed', () => {
  it('whatever is edited, here or elsewhere, before or after a restart', async () => {
    const { core, id, fresh } = await given({ expiresAt: new Date(NOW + 5 * HOUR).toISOString() });
    const accepted = {
      title: 'Ore for Sol',
      credits: 100,
      faction: 'mercantile_guild',
      deadlineAt: NOW + 5 * HOUR,
    };
    const edits = [
      { creditReward: 1, title: 'Less' },
      { factionId: 'terran_federation', cargoQuantity: 999 },
      { expiresAt: new Date(NOW + 9 * HOUR).toISOString() },
      { isActive: false },
      { creditReward: 5000 },
    ];
    const elsewhere = await fresh();
    for (const [i, edit] of edits.entries()) {
      await (i % 2 === 0 ? core : elsewhere).admin.edit(id, edit);
      for (const server of [core, elsewhere, await fresh()])
        expect(await shown(server, ADA, id)).toEqual(accepted);
    }
    expect(await pays(core, ADA, id)).toBe(100);
    expect(await pays(await fresh(), BEN, id)).toBe(100);
    const { acceptances } = await core.store.journal(ADA, undefined, 10);
    expect(acceptances.map((a) => [a.mission.title, a.mission.credits])).toEqual([['Ore for Sol', 100]]);
    expect((await core.store.missions.byIds([id]))[0]).toMatchObject({ credits: 5000, title: 'Less' });
  });

  it('also for the issuer whom abandoning displeases', async () => {
    const { core, id } = await given();
    await core.admin.edit(id, { factionId: 'terran_federation' });
    await core.service.command(ADA, abandoning(id));
    const { reputation } = await core.service.player(ADA);
    expect([reputation.get('mercantile_guild'), reputation.get('terran_federation')]).toEqual([
      -5,
      undefined,
    ]);
  });

  it('and who accepts after an edit holds the edit', async () => {
    const { core, id } = await given();
    await core.admin.edit(id, { creditReward: 70 });
    const cora = playerId(3);
    await core.service.player(cora);
    await core.service.command(cora, accepting(id));
    expect((await shown(core, cora, id)).credits).toBe(70);
    expect((await shown(core, ADA, id)).credits).toBe(100);
  });
});

describe('an edit with holders: update', () => {
  it('reaches who holds it with its text, its pay and its later end, at once and for good', async () => {
    const { core, id, fresh } = await given({ timeLimitSeconds: 3600 });
    const later = new Date(NOW + 9 * HOUR).toISOString();
    await core.admin.edit(
      id,
      { title: 'Now', creditReward: 250, expiresAt: later, timeLimitSeconds: 7200 },
      { holders: 'update' },
    );
    const reached = { title: 'Now', credits: 250, faction: 'mercantile_guild', deadlineAt: NOW + 2 * HOUR };
    for (const server of [core, await fresh()])
      for (const player of [ADA, BEN]) expect(await shown(server, player, id)).toEqual(reached);
    expect(core.published.filter((p) => p.changes.some((c) => c.type === 'missionRevised'))).toHaveLength(2);
    expect(await pays(core, ADA, id)).toBe(250);
  });

  it('never lowers pay nor brings the end forward, nor changes what there is to do', async () => {
    const { core, id, fresh } = await given({ expiresAt: new Date(NOW + 5 * HOUR).toISOString() });
    const sooner = new Date(NOW + HOUR).toISOString();
    await core.admin.edit(
      id,
      { title: 'Poor', creditReward: 1, expiresAt: sooner, cargoQuantity: 999 },
      { holders: 'update' },
    );
    const kept = { title: 'Poor', credits: 100, faction: 'mercantile_guild', deadlineAt: NOW + 5 * HOUR };
    expect(await shown(core, ADA, id)).toEqual(kept);
    expect(await shown(await fresh(), BEN, id)).toEqual(kept);
    expect(await pays(core, ADA, id)).toBe(100);
    expect((await core.store.missions.byIds([id]))[0]).toMatchObject({ credits: 1, cargoQuantity: 999 });
  });

  it('reaches every edition that is held, each from where it stands', async () => {
    const { core, id, fresh } = await given();
    await core.admin.edit(id, { creditReward: 500, cargoQuantity: 1 });
    const cora = playerId(3);
    await core.service.player(cora);
    await core.service.command(cora, accepting(id));
    await core.admin.edit(id, { creditReward: 300, title: 'Third' }, { holders: 'update' });
    const server = await fresh();
    expect(await shown(server, ADA, id)).toMatchObject({ title: 'Third', credits: 300 });
    expect(await shown(server, cora, id)).toMatchObject({ title: 'Third', credits: 500 });
    expect(await pays(server, ADA, id)).toBe(300);
    expect(await pays(server, cora, id)).toBe(500);
  });

  it('done again finishes what was cut off halfway', async () => {
    const { core, store, id, fresh } = await given();
    const edit = { title: 'Again', creditReward: 300, cargoQuantity: 9 };
    const holders = store.holders.bind(store);
    store.holders = () => Promise.reject(new Error('the process dies here'));
    await expect(core.admin.edit(id, edit, { holders: 'update' })).rejects.toThrow('dies');
    expect(await shown(core, ADA, id)).toMatchObject({ title: 'Ore for Sol', credits: 100 });
    store.holders = holders;
    const server = await fresh();
    const again = await server.admin.edit(id, edit, { holders: 'update' });
    expect(again).toMatchObject({ ok: true, mission: { title: 'Again' } });
    for (const player of [ADA, BEN])
      expect(await shown(server, player, id)).toMatchObject({ title: 'Again', credits: 300 });
    expect(await pays(server, ADA, id)).toBe(300);
  });

  it('leaves alone what has ended, and what has run out by then', async () => {
    const { core, id } = await given({ timeLimitSeconds: 3600 });
    await core.service.command(ADA, abandoning(id));
    core.clock.advance(2 * HOUR);
    await core.admin.edit(id, { timeLimitSeconds: 90_000, title: 'Late' }, { holders: 'update' });
    expect((await core.service.player(BEN)).outcomes.get(id)).toMatchObject([{ outcome: 'expired' }]);
    const { acceptances } = await core.store.journal(ADA, undefined, 10);
    expect(acceptances[0]?.mission.title).toBe('Ore for Sol');
  });

  it('says how many hold it', async () => {
    const { core, id } = await given();
    expect(await core.store.held(id)).toEqual({ count: 2, oldest: 1 });
    await core.service.command(ADA, abandoning(id));
    await core.admin.edit(id, { title: 'X' }, { holders: 'update' });
    expect(await core.store.held(id)).toEqual({ count: 1, oldest: 2 });
  });
});
