import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveRooms } from '../../../rooms/live-rooms.ts';
import { PlayerView } from '../../../rooms/view/player-view.ts';
import { LostPlaces } from '../../../src/app/map/lost-places.ts';
import { acceptanceDeadlines, missionExpiry } from '../../../src/clock/due-sources.ts';
import { nextVersion } from '../../../src/missions/contract.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { namesNews } from '../../../src/news/names-news.ts';
import { placesNews } from '../../../src/news/places-news.ts';
import { type WorldRows, withRows, worldGraph } from '../../../src/world/world-graph.ts';
import { assortedMissions, livesInAWorld, type Step, type WorldStep } from '../../support/given-commands.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { aCore, FACTIONS, type GivenCore, HOME_MAP } from '../../support/given-core.ts';
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

/** A room as the process's news reach it, and a client that watches it. */
async function following() {
  let view: PlayerView | undefined;
  let room: ReturnType<typeof aSyncedRoom> | undefined;
  const core: GivenCore = await aCore({ missions });
  const liveRooms = new LiveRooms((error) => {
    throw error;
  });
  core.news.listen(liveRooms);
  core.news.listen(namesNews(core.atlas, liveRooms));
  const lostPlaces = new LostPlaces(core.atlas, core.catalogue, () => undefined);
  lostPlaces.look();
  core.news.listen(placesNews(core.atlas, lostPlaces, liveRooms));
  const parts = {
    catalogue: core.catalogue,
    factions: FACTIONS,
    context: core.context,
    dayOf: (id: string) =>
      core.atlas.region(id) ? { gameDay: '2102-03-01', refreshesAt: NOW + HOUR } : undefined,
  };
  const loaded = async () => {
    const synced = aSyncedRoom();
    const player = await core.service.player(PLAYER_ID);
    return { room: synced, view: new PlayerView(synced.state, synced.offers, player, parts) };
  };
  ({ room, view } = await loaded());
  const client = room.join();
  const shows = (show: () => unknown) => {
    show();
    room?.patch();
  };
  liveRooms.add({
    playerId: PLAYER_ID,
    version: undefined,
    playerChanged: ({ player, changes }) => shows(() => view?.follow(player, changes)),
    playerIsAt: () => undefined,
    lookAgain: () => undefined,
    tell: () => undefined,
    worldMoved: (news) => shows(() => view?.worldMoved(news)),
  });
  /** Missions that were edited in another process, of which no news has come yet. */
  const unheard: string[] = [];
  return {
    core,
    unheard,
    followed: () => client.seen(),
    rejoined: () => room?.seen(),
    afresh: async () => (await loaded()).room.seen(),
  };
}

type Following = Awaited<ReturnType<typeof following>>;

/** News go round by round: rooms are told a few turns of the event loop later. */
async function told(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What another process tells is read from the store. */
async function hearNews({ core, unheard }: Following): Promise<void> {
  core.catalogue.follow(await core.store.missions.byIds(unheard.splice(0)));
}

async function step(given: Following, one: Step | WorldStep, n: number): Promise<void> {
  const { core, unheard } = given;
  switch (one.what) {
    case 'command':
      await core.service.command(PLAYER_ID, one.command);
      break;
    case 'fact': {
      const event = { ...anEvent(one.facts, core.clock.now() - one.age), id: `fact-${n}` };
      await core.service.events(PLAYER_ID, [event]);
      break;
    }
    case 'wait':
      core.clock.advance(one.ms);
      await missionExpiry(core.store, core.catalogue).apply(core.clock.now());
      await acceptanceDeadlines(core.store, core.service).apply(core.clock.now());
      break;
    case 'edit': {
      const [mission] = await core.store.missions.byIds([one.missionId]);
      await core.store.missions.update(nextVersion(mission!, { ...mission!, ...one.fields }));
      unheard.push(one.missionId);
      break;
    }
    case 'news':
      await hearNews(given);
      break;
    case 'rename':
      renamed(given, one.sectorId, one.name);
      break;
    case 'vanish':
      vanished(given, one.place, one.removed);
  }
  await told();
}

function renamed(given: Following, sectorId: number, name: string): void {
  const sectors = new Map(given.core.atlas.graph.sectors);
  const sector = sectors.get(sectorId);
  if (sector !== undefined) mapMoved(given, { sectors: sectors.set(sectorId, { ...sector, name }) });
}

/** A sector or a region leaves the map, or comes back as it was. */
function vanished(given: Following, place: number | string, removed: boolean): void {
  const sectors = new Map(given.core.atlas.graph.sectors);
  const regions = new Map(given.core.atlas.graph.regions);
  const home = worldGraph(HOME_MAP);
  if (typeof place === 'number') {
    if (removed) sectors.delete(place);
    else sectors.set(place, home.sectors.get(place)!);
    mapMoved(given, { sectors });
  } else {
    if (removed) regions.delete(place);
    else regions.set(place, home.regions.get(place)!);
    // A region stays while players are in it; a new one's day is told by its daily quests.
    if (removed && given.followed().player.regionId === place) return;
    mapMoved(given, { regions });
    if (!removed) given.core.news.dayTurned(place);
  }
}

function mapMoved({ core }: Following, rows: Partial<WorldRows>): void {
  const { graph, version } = core.atlas;
  core.atlas.follow(withRows(graph, { ...graph, ...rows }), version + 1);
  core.news.mapChanged({ from: version, to: version + 1, removed: [], written: [], whole: true }, 'here');
}

describe('a client that followed every patch', () => {
  it('sees what one that joins now sees, and what a view loaded afresh shows, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(livesInAWorld, async (steps) => {
        const given = await following();
        for (const [n, one] of steps.entries()) {
          await step(given, one, n);
          // Any later news may mend what an earlier one left wrong: so looked at at once.
          if ((one.what === 'rename' || one.what === 'vanish') && given.unheard.length === 0)
            expect(given.followed()).toEqual(await given.afresh());
        }
        await hearNews(given);
        await told();
        expect(given.followed()).toEqual(given.rejoined());
        expect(given.followed()).toEqual(await given.afresh());
      }),
      { numRuns: 40 },
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
    await told();
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

  it('an edit shows whoever read it first: here the batch of a command that names it', async () => {
    const given = await following();
    await step(given, { what: 'edit', missionId: 'again', fields: { title: 'Aaa, edited' } }, 1);
    await step(given, { what: 'command', command: { type: 'completeMission', missionId: 'again' } }, 2);
    await step(given, { what: 'news' }, 3);
    expect(given.followed().available).toHaveProperty('again.title', 'Aaa, edited');
    expect(given.followed()).toEqual(await given.afresh());
  });

  it('a sector that is renamed has its new name wherever it is named', async () => {
    const given = await following();
    await given.core.service.command(PLAYER_ID, { type: 'acceptMission', missionId: 'once' });
    renamed(given, 7, 'Vega');
    await told();
    expect(given.followed().active).toHaveProperty('once.objectives.0.label', 'Deliver 40 ore to Vega');
    expect(given.followed().available).toHaveProperty(
      'filler-0.objectives.0.label',
      'Deliver 40 ore to Vega',
    );
    expect(given.followed()).toEqual(await given.afresh());
  });

  it('a daily quest whose slot is taken is off the board, until it is given back', async () => {
    const given = await following();
    const acts = (type: 'acceptMission' | 'abandonMission') =>
      given.core.service.command(PLAYER_ID, { type, missionId: 'daily' });
    await acts('acceptMission');
    expect(given.followed().available).not.toHaveProperty('daily-twin');
    expect(given.followed()).toEqual(await given.afresh());
    await acts('abandonMission');
    expect(given.followed().available).toHaveProperty('daily-twin');
    expect(given.followed()).toEqual(await given.afresh());
  });
});
