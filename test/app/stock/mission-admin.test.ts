import { describe, expect, it } from 'vitest';
import { aCore, missionId } from '../../support/given-core.ts';
import { aDaily, aDefinition, aRandomOffer } from '../../support/given-mission.ts';
import { WatchedStore } from '../../support/watched-store.ts';

const codeOf = (made: { ok: boolean; refusal?: { code: string; details: unknown } }) => made.refusal?.code;

describe('an admin', () => {
  it('creates a mission that is stored, on the board and told to the rooms', async () => {
    const core = await aCore();
    const made = await core.admin.create(aDefinition({ code: 'ore-for-sol' }));
    expect(made).toMatchObject({
      ok: true,
      mission: { code: 'ore-for-sol', family: 'faction', isActive: true, version: 1, origin: 'admin' },
    });
    if (!made.ok) return;
    expect(await core.store.missions.byIds([made.mission.id])).toEqual([made.mission]);
    expect(core.catalogue.board()).toEqual([made.mission]);
    expect(core.missionsPublished).toEqual([[made.mission.id]]);
  });

  it('cannot give a code that is taken', async () => {
    const core = await aCore();
    await core.admin.create(aDefinition({ code: 'ore' }));
    const again = await core.admin.create(aDefinition({ code: 'ore' }));
    expect(again).toMatchObject({
      ok: false,
      refusal: { code: 'request/invalid', details: { issues: [{ path: 'code' }] } },
    });
    expect(core.catalogue.board()).toHaveLength(1);
  });

  it.each([
    ['another', 'ore', 'fuel'],
    ['one that is taken', 'ore', 'taken'],
    ['its own', 'ore', 'ore'],
    ['none', 'ore', null],
    ['a first one', undefined, 'ore'],
  ])('cannot edit a code: %s', async (_, code, edit) => {
    const core = await aCore();
    await core.admin.create(aDefinition({ code: 'taken' }));
    const made = await core.admin.create(aDefinition(code === undefined ? {} : { code }));
    if (!made.ok) throw new Error('not created');
    const edited = await core.admin.edit(made.mission.id, { code: edit, title: 'Never' });
    expect(edited).toMatchObject({
      refusal: { code: 'request/invalid', details: { issues: [{ path: 'code' }] } },
    });
    expect(await core.store.missions.byIds([made.mission.id])).toEqual([made.mission]);
  });

  it.each([
    ['factionId', { factionId: 'nobody' }, 'faction_id'],
    ['targetFactionId', { targetFactionId: 'nobody' }, 'target_faction_id'],
  ])('cannot name an unknown faction as %s', async (_, given, path) => {
    const core = await aCore();
    const made = await core.admin.create(aDefinition(given));
    expect(made).toMatchObject({ refusal: { code: 'request/invalid', details: { issues: [{ path }] } } });
    expect(core.catalogue.board()).toEqual([]);
  });

  it('is told which field is missing', async () => {
    const core = await aCore();
    const made = await core.admin.create({ ...aDefinition(), cargoType: null });
    expect(made).toMatchObject({ refusal: { details: { issues: [{ path: 'cargo_type' }] } } });
  });

  it('edits some fields: objectives that follow from them are derived again, the rest stays', async () => {
    const core = await aCore();
    const made = await core.admin.create(aDefinition({ creditReward: 700, code: 'ore' }));
    if (!made.ok) throw new Error('not created');
    const edited = await core.admin.edit(made.mission.id, { cargoQuantity: 55, title: 'More' });
    expect(edited).toMatchObject({
      ok: true,
      mission: {
        id: made.mission.id,
        code: 'ore',
        title: 'More',
        credits: 700,
        version: 2,
        objectives: [{ id: 'deliver_cargo', params: { sectorId: 7, commodity: 'ore', units: 55 } }],
      },
    });
    expect(core.catalogue.byId(made.mission.id)?.title).toBe('More');
    expect(core.missionsPublished).toHaveLength(2);
  });

  it('edits keep objectives that were written by hand', async () => {
    const core = await aCore();
    const objectives = [{ id: 'talk', kind: 'socialize', params: { messages: 3 } }];
    const made = await core.admin.create(aDefinition({ objectives }));
    if (!made.ok) throw new Error('not created');
    const edited = await core.admin.edit(made.mission.id, { cargoQuantity: 55 });
    expect(edited).toMatchObject({ ok: true, mission: { cargoQuantity: 55, objectives } });
  });

  it('switches a mission off and on', async () => {
    const core = await aCore();
    const made = await core.admin.create(aDefinition());
    if (!made.ok) throw new Error('not created');
    await core.admin.edit(made.mission.id, { isActive: false });
    expect(core.catalogue.board()).toEqual([]);
    await core.admin.edit(made.mission.id, { isActive: true });
    expect(core.catalogue.board()).toMatchObject([{ id: made.mission.id, version: 3 }]);
  });

  it.each([
    ['a wrong value', { creditReward: -1 }, 'credit_reward'],
    ['a field that does not exist', { credits: 1 }, 'credits'],
    ['an unknown faction', { factionId: 'nobody' }, 'faction_id'],
    ['what its type needs removed', { cargoType: null }, 'cargo_type'],
  ])('cannot edit with %s', async (_, patch, path) => {
    const core = await aCore();
    const made = await core.admin.create(aDefinition());
    if (!made.ok) throw new Error('not created');
    const edited = await core.admin.edit(made.mission.id, patch);
    expect(edited).toMatchObject({ refusal: { code: 'request/invalid', details: { issues: [{ path }] } } });
    expect(core.catalogue.byId(made.mission.id)).toEqual(made.mission);
  });

  it('cannot edit what does not exist, nor what the generators made', async () => {
    const daily = aDaily({ id: missionId(1) });
    const offer = aRandomOffer({ id: missionId(2) });
    const core = await aCore({ missions: [daily, offer] });
    for (const id of [daily.id, offer.id, missionId(3)])
      expect(codeOf(await core.admin.edit(id, { title: 'Mine' }))).toBe('mission/not_found');
  });

  it('two edits at once are both kept', async () => {
    const core = await aCore({ store: new WatchedStore() });
    const made = await core.admin.create(aDefinition());
    if (!made.ok) throw new Error('not created');
    await Promise.all([
      core.admin.edit(made.mission.id, { title: 'New title' }),
      core.admin.edit(made.mission.id, { minLevel: 4 }),
    ]);
    expect((await core.store.missions.byIds([made.mission.id]))[0]).toMatchObject({
      title: 'New title',
      minLevel: 4,
      version: 3,
    });
  });
});
