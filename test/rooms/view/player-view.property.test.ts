import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlayerView } from '../../../rooms/view/player-view.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { assortedMissions, interleavings, type Step } from '../../support/given-commands.ts';
import { NOW } from '../../support/given-context.ts';
import { aCore, FACTIONS, type GivenCore } from '../../support/given-core.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission } from '../../support/given-mission.ts';
import { PLAYER_ID } from '../../support/given-player.ts';
import { aSyncedRoom } from '../../support/state-client.ts';

/** Gates that standings pass, a chain, and enough offers to spill over what is synced. */
const missions: readonly Mission[] = [
  ...assortedMissions,
  aMission({ id: 'gated', minReputation: 15 }),
  aMission({ id: 'forgiving', faction: 'terran_federation', minReputation: -3 }),
  aMission({ id: 'levelled', minLevel: 2 }),
  aMission({ id: 'first', code: 'first', repeatable: true }),
  aMission({ id: 'next', requires: { all: [{ code: 'first', outcome: 'rewarded' }] } }),
  aMission({ id: 'closed', requires: { none: [{ code: 'first', outcome: 'abandoned' }] } }),
  aMission({ id: 'elsewhere', regionId: 'the_rim' }),
  ...Array.from({ length: 100 }, (_, i) => aMission({ id: `filler-${i}`, title: `Filler ${i % 10}` })),
];

/** A view that follows everything that the core publishes to its player, and a client that watches it. */
async function following() {
  let view: PlayerView | undefined;
  let room: ReturnType<typeof aSyncedRoom> | undefined;
  const core: GivenCore = await aCore({
    missions,
    onPublish: (changed) => {
      for (const { player, changes } of changed) view?.follow(player, changes);
      room?.patch();
    },
  });
  const parts = {
    catalogue: core.catalogue,
    factions: FACTIONS,
    context: core.context,
    dayOf: () => undefined,
  };
  const loaded = async () => {
    const synced = aSyncedRoom();
    const player = await core.service.player(PLAYER_ID);
    return { room: synced, view: new PlayerView(synced.state, synced.offers, player, parts) };
  };
  ({ room, view } = await loaded());
  const client = room.join();
  const refresh = (ids: readonly string[]) => {
    view?.refreshMissions(new Set(ids));
    room?.patch();
  };
  return {
    core,
    refresh,
    followed: () => client.seen(),
    rejoined: () => room?.seen(),
    afresh: async () => (await loaded()).room.seen(),
  };
}

async function step({ core }: Awaited<ReturnType<typeof following>>, one: Step, n: number): Promise<void> {
  if (one.what === 'command') await core.service.command(PLAYER_ID, one.command);
  else if (one.what === 'fact') {
    const event = { ...anEvent(one.facts, core.clock.now() - one.age), id: `fact-${n}` };
    await core.service.events(PLAYER_ID, [event]);
  }
}

describe('a client that followed every patch', () => {
  it('sees what one that joins now sees, and what a view loaded afresh shows, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(interleavings, async (steps) => {
        const given = await following();
        for (const [n, one] of steps.entries()) await step(given, one, n);
        expect(given.followed()).toEqual(given.rejoined());
        expect(given.followed()).toEqual(await given.afresh());
      }),
      { numRuns: 25 },
    );
  });

  it('and also when players level up, move on and chains open', async () => {
    const given = await following();
    const { core } = given;
    const looks = async () => expect(given.followed()).toEqual(await given.afresh());
    const listed = (id: string) => Object.hasOwn(given.followed().available, id);
    const says = (facts: object, n: number) =>
      core.service.events(PLAYER_ID, [
        { ...facts, id: `says-${n}`, playerId: PLAYER_ID, occurredAt: NOW + n } as never,
      ]);
    // Without the fillers everything fits into what is synced.
    core.catalogue.put(
      missions
        .filter((m) => m.id.startsWith('filler'))
        .map((m) => ({ ...m, isActive: false, version: m.version + 1 })),
    );
    given.refresh([]);
    await looks();
    expect(['levelled', 'next', 'gated', 'elsewhere'].map(listed)).toEqual([false, false, false, false]);
    await says({ type: 'player_updated', level: 2, regionId: 'the_rim' }, 1);
    await looks();
    expect(['levelled', 'elsewhere'].map(listed)).toEqual([true, true]);
    await core.service.command(PLAYER_ID, { type: 'acceptMission', missionId: 'first' });
    await says({ type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 40 }, 2);
    await core.service.command(PLAYER_ID, { type: 'completeMission', missionId: 'first' });
    await looks();
    expect(['next', 'gated', 'first'].map(listed)).toEqual([true, true, true]);
    await core.service.command(PLAYER_ID, { type: 'acceptMission', missionId: 'first' });
    await core.service.command(PLAYER_ID, { type: 'abandonMission', missionId: 'first' });
    await looks();
    expect(listed('closed')).toBe(false);
  });

  it('an edited mission shows at once, on the board and where it is held', async () => {
    const given = await following();
    await given.core.service.command(PLAYER_ID, { type: 'acceptMission', missionId: 'once' });
    const edit = (id: string) => ({
      ...given.core.catalogue.byId(id)!,
      title: 'Aaa, edited',
      version: 2,
    });
    given.core.catalogue.put([edit('once'), edit('again')]);
    given.refresh(['once', 'again']);
    expect(given.followed().active).toHaveProperty('once.title', 'Aaa, edited');
    expect(given.followed().available).toHaveProperty('again.title', 'Aaa, edited');
    expect(given.followed()).toEqual(await given.afresh());
  });
});
