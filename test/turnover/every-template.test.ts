import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWire } from '../../src/casing.ts';
import { KnownNames } from '../../src/intake/known-names.ts';
import { reportEvents } from '../../src/intake/report-events.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import type { World } from '../../src/world/world.ts';
import { galaxy, templates } from '../generation/content.ts';
import { anNpc, aWorld } from '../generation/given-world.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { playerId } from '../support/given-core.ts';
import { aTurnover, type Turnover } from './given-turnover.ts';

const random = templates.filter((t) => t.uses.includes('random')).map((t) => t.code);

/** The shipped galaxy while a beacon calls in every tenth sector. */
const calling = (): World => {
  const world = galaxy();
  const worldEvents = world.sectors
    .filter((_, i) => i % 10 === 0)
    .map(({ id, regionId }) => ({
      id: `mayday-${id}`,
      kind: 'distress_beacon' as const,
      regionId,
      sectorId: id,
      startsAt: NOW,
      endsAt: NOW + 6 * HOUR,
    }));
  return { ...world, worldEvents };
};

let database: Database;
let board: Turnover;
/** One offer of each template, with the player that it was made for. */
const found = new Map<string, { player: string; offer: Mission }>();

beforeAll(async () => {
  database = await openDatabase({ databaseUrl: undefined, dataDir: 'memory://' }, 'migrate');
  board = await aTurnover({ store: database.store, world: calling() });
  const sectors = [...board.atlas.graph.sectors.keys()];
  for (let i = 0; i < 80 && found.size < random.length; i++) {
    const player = playerId(i);
    await board.players.ensure(player);
    await board.service.command(player, {
      type: 'repairPlayer',
      reason: 'a veteran',
      reputation: [{ faction: 'fringe_alliance', change: 80 }],
    });
    await board.happens(player, { type: 'player_updated', level: 10, sectorId: sectors[(i * 41) % 300]! });
    for (const offer of await board.sees(player, 'random')) {
      const { template } = offer.generated!;
      if (!found.has(template)) found.set(template, { player, offer });
    }
  }
});
afterAll(() => database?.close());

let events = 0;

/** The game's report of everything that the offer asks for, as it comes over HTTP. */
const report = (player: string, { objectives }: Mission) =>
  reportEvents(
    { service: board.service, names: new KnownNames(board.atlas, board.catalogue) },
    objectives.flatMap(({ kind, params }) =>
      kindOf(kind)
        .walkthrough(params)
        .map((facts) => ({
          ...(toWire(facts) as object),
          id: `walk-${++events}`,
          player_id: player,
          occurred_at: NOW,
        })),
    ),
  );

describe.each(random)('a random mission of the template %s', (code) => {
  it('is offered, accepted, played by the game’s events and paid', async () => {
    // given
    const { player, offer } = found.get(code)!;
    const before = (await board.service.player(player)).player.credits;
    expect(await board.tries(player, 'accept', offer.id)).toBeUndefined();
    if (!offer.objectives.every(({ kind }) => kind === 'visit_sector'))
      expect(await board.tries(player, 'complete', offer.id)).toBe('mission/objectives_unmet');
    // when
    expect((await report(player, offer)).rejected).toEqual([]);
    // then
    expect(await board.tries(player, 'complete', offer.id)).toBeUndefined();
    const after = await board.service.player(player);
    expect(after.player.credits).toBe(before + offer.credits);
    expect(after.reputation.get(offer.faction ?? '') ?? 0).toBeGreaterThanOrEqual(offer.reputation);
    expect(await board.tries(player, 'accept', offer.id)).toBe('mission/already_rewarded');
    const { acceptances } = await board.store.journal(player, undefined, 10);
    expect(acceptances.find((a) => a.mission.id === offer.id)?.rewards?.credits).toBe(offer.credits);
  });
});

describe('the embedded database', () => {
  it('holds one row of a map that came twice in one call', async () => {
    const npcs = [anNpc('twin', { name: 'First' }), anNpc('twin', { name: 'Last' })];
    expect(await board.world.put(aWorld({ regions: [], clusters: [], npcs }))).toMatchObject({ ok: true });
    const rows = (await board.store.world.all()).filter((r) => r.id === 'twin');
    expect(rows).toMatchObject([{ body: { name: 'Last' } }]);
  });

  it('holds each offer once, also when processes make it at once', async () => {
    const ADA = playerId(900);
    const other = await aTurnover({ store: board.store, clock: board.clock });
    const looks = await Promise.all([board, other, board, other].map((p) => p.sees(ADA, 'random')));
    for (const look of looks)
      expect(look.map((m) => m.id).toSorted()).toEqual(looks[0]!.map((m) => m.id).toSorted());
    expect(looks[0]).toHaveLength(3);
  });
});
