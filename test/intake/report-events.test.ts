import { describe, expect, it } from 'vitest';
import { reportEvents } from '../../src/intake/report-events.ts';
import { NOW } from '../support/given-context.ts';
import { aCore, missionId, ore, playerId } from '../support/given-core.ts';
import { aMission } from '../support/given-mission.ts';
import { accepting } from '../support/given-play.ts';
import { WatchedStore } from '../support/watched-store.ts';

const ADA = playerId(1);
const BEN = playerId(2);
const MISSION = missionId(1);

async function given() {
  const store = new WatchedStore();
  const core = await aCore({ store, missions: [aMission({ id: MISSION })] });
  for (const id of [ADA, BEN]) {
    await core.players.ensure(id);
    await core.service.command(id, accepting(MISSION));
  }
  store.batches.length = 0;
  const delivered = async (id: string) =>
    (await store.loadPlayer(id))?.live.get(MISSION)?.objectives[0]?.progress.current;
  return { core, store, delivered };
}

/** An event as the game writes it. */
const wireOre = (id: string, player: string, units = 1, more: object = {}) => ({
  id,
  type: 'cargo_delivered',
  player_id: player,
  occurred_at: NOW,
  sector_id: 7,
  commodity: 'ore',
  units,
  ...more,
});

describe('an event id', () => {
  it('counts once within a call', async () => {
    const { core, delivered } = await given();
    const once = ore(ADA, 3);
    expect(await core.service.events(ADA, [once, once])).toEqual({ accepted: 1, duplicates: 1, moved: 1 });
    expect(await delivered(ADA)).toBe(3);
  });

  it('counts once within a batch', async () => {
    const { core, store, delivered } = await given();
    const once = ore(ADA, 3);
    const both = await Promise.all([core.service.events(ADA, [once]), core.service.events(ADA, [once])]);
    expect(store.batches).toHaveLength(1);
    expect(both).toEqual([
      { accepted: 1, duplicates: 0, moved: 1 },
      { accepted: 0, duplicates: 1, moved: 0 },
    ]);
    expect(await delivered(ADA)).toBe(3);
  });

  it('counts once across batches, for whomever it came first', async () => {
    const { core, delivered } = await given();
    const once = ore(ADA, 3);
    await core.service.events(ADA, [once]);
    expect(await core.service.events(ADA, [once])).toEqual({ accepted: 0, duplicates: 1, moved: 0 });
    const others = { ...once, playerId: BEN };
    expect(await core.service.events(BEN, [others])).toEqual({ accepted: 0, duplicates: 1, moved: 0 });
    expect([await delivered(ADA), await delivered(BEN)]).toEqual([3, 0]);
  });
});

describe('a call of events', () => {
  it('counts what is good and says what is wrong with the rest, by place', async () => {
    const { core, delivered } = await given();
    const report = await reportEvents(core, [
      wireOre('a', ADA, 2),
      wireOre('b', ADA, 0),
      null,
      'nonsense',
      { id: 'c', type: 'ship_sneezed', player_id: ADA, occurred_at: NOW },
      wireOre('d', 'nobody'),
      wireOre('e', playerId(9)),
      wireOre('f', BEN, 5),
      wireOre('a', ADA, 2),
    ]);
    expect(report).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(report.rejected.map((r) => [r.index, r.id, r.code])).toEqual([
      [1, 'b', 'request/invalid'],
      [2, null, 'request/invalid'],
      [3, null, 'request/invalid'],
      [4, 'c', 'request/invalid'],
      [5, 'd', 'request/invalid'],
      [6, 'e', 'player/unknown'],
    ]);
    expect(report.rejected[0]?.issues[0]?.path).toBe('units');
    expect(report.rejected[4]?.issues[0]?.path).toBe('player_id');
    expect([await delivered(ADA), await delivered(BEN)]).toEqual([2, 5]);
  });

  it('keeps each player’s order', async () => {
    const { core } = await given();
    await reportEvents(core, [
      wireOre('1', ADA, 1),
      wireOre('2', BEN, 2),
      wireOre('3', ADA, 3),
      wireOre('4', ADA, 4),
      wireOre('5', BEN, 5),
    ]);
    const seen = (id: string) =>
      core.published
        .filter((p) => p.player.id === id)
        .flatMap((p) => p.changes)
        .flatMap((c) => (c.type === 'progressMoved' ? [c.progress.current] : []));
    expect([seen(ADA), seen(BEN)]).toEqual([
      [1, 4, 8],
      [2, 7],
    ]);
  });

  it('reads instants as epoch milliseconds and as text, and player ids in any case', async () => {
    const { core, delivered } = await given();
    const text = { occurred_at: new Date(NOW).toISOString() };
    const report = await reportEvents(core, [wireOre('a', ADA.toUpperCase(), 1, text)]);
    expect(report).toMatchObject({ accepted: 1, rejected: [] });
    expect(await delivered(ADA)).toBe(1);
  });

  it('for one player only forbids others', async () => {
    const { core, delivered } = await given();
    const report = await reportEvents(core, [wireOre('a', ADA), wireOre('b', BEN)], ADA);
    expect(report).toMatchObject({ accepted: 1, rejected: [{ index: 1, code: 'auth/forbidden' }] });
    expect([await delivered(ADA), await delivered(BEN)]).toEqual([1, 0]);
  });

  it('fails as a whole when the server cannot take it now', async () => {
    const { core, store } = await given();
    store.around = async () => {
      throw new Error('broken');
    };
    await expect(reportEvents(core, [wireOre('a', ADA)])).rejects.toMatchObject({
      refusal: { code: 'server/internal' },
    });
  });
});
