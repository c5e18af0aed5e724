import { describe, expect, it } from 'vitest';
import { retentionSweep } from '../../src/clock/retention-source.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { needs, writing } from '../persistence/contract/playing.ts';
import { NOW } from '../support/given-context.ts';
import { playerId } from '../support/given-core.ts';

const DAY = 24 * 3_600_000;
/** More than a turn may take: a retention that was shortened, or an upgrade, finds millions. */
const MANY = 12_000;

async function given() {
  const store = new MemoryStore(() => NOW);
  const player = playerId(1);
  const rows = (count: number, at: number) => ({
    events: Array.from({ length: count }, (_, n) => ({
      id: `${at}/${n}`,
      playerId: player,
      type: 'sector_entered',
      occurredAt: at,
    })),
    outbox: Array.from({ length: count }, () => ({
      type: 'mission_accepted',
      playerId: player,
      missionId: null,
      at,
      data: {},
    })),
  });
  await store.batch(needs([]), () => ({ writes: writing(rows(MANY, NOW - 3 * DAY)), result: null }));
  await store.batch(needs([]), () => ({ writes: writing(rows(5, NOW - DAY)), result: null }));
  const sweep = retentionSweep(store.retention, { eventsMs: 2 * DAY, outboxMs: 2 * DAY });
  const left = async () => ({
    events: (await store.eventCounts(player, 0)).sector_entered,
    outbox: (await store.outbox('0', 2 * MANY)).length,
  });
  return { sweep, left };
}

describe('the sweep of what is kept for a time', () => {
  it('takes a bounded step, and says that it goes on at once when there is more', async () => {
    const { sweep, left } = await given();
    await sweep.apply(NOW);
    const after = await left();
    expect(after.events).toBeGreaterThan(5);
    expect(after.outbox).toBeGreaterThan(5);

    let [now, turns] = [NOW, 1];
    for (let next = await sweep.next(); next !== null && next < now + 60_000; next = await sweep.next()) {
      now = next;
      await sweep.apply(now);
      turns++;
    }
    expect(await left()).toEqual({ events: 5, outbox: 5 });
    expect(turns).toBeLessThanOrEqual(5);
  });

  it('does not look again at every turn of the clock', async () => {
    const { sweep } = await given();
    let now = NOW;
    for (let turn = 0; turn < 10; turn++) {
      await sweep.apply(now);
      now = (await sweep.next())!;
    }
    expect(now - NOW).toBeGreaterThan(30 * 60_000);
  });

  it('keeps the id of an event a little longer than an event of its instant is taken', async () => {
    const { sweep, left } = await given();
    // The five are two days old to the moment: they are still known, one that comes again changes nothing.
    for (let at = NOW + DAY; at < NOW + DAY + 60_000; at = (await sweep.next())!) await sweep.apply(at);
    expect((await left()).events).toBe(5);
    await sweep.apply(NOW + DAY + 2 * 3_600_000);
    expect((await left()).events).toBeUndefined();
  });
});
