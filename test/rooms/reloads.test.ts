import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Reloading, Reloads } from '../../rooms/reloads.ts';
import { StoreUnavailable } from '../../src/app/ports/store.ts';

const ROOMS = 50;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rooms on a store that a test takes away; how often each has read, and how many did at once. */
function given() {
  const errors: unknown[] = [];
  const reloads = new Reloads({ chance: () => 0.5, onError: (error) => errors.push(error) });
  const store = { away: false, reads: 0, atOnce: 0, most: 0 };
  const room = (): Reloading & { fresh: number } => {
    const one = {
      fresh: 0,
      async reload() {
        store.reads++;
        store.most = Math.max(store.most, ++store.atOnce);
        await new Promise((resolve) => setTimeout(resolve, 20));
        store.atOnce--;
        if (store.away) throw new StoreUnavailable('away');
        one.fresh++;
      },
    };
    return one;
  };
  return { reloads, errors, store, room };
}

describe('rooms that have to read their players again', () => {
  it('do so a few at a time, each once however often it was asked', async () => {
    const { reloads, store, room } = given();
    const rooms = Array.from({ length: ROOMS }, room);
    for (let i = 0; i < 5; i++) for (const one of rooms) reloads.ask(one);
    await vi.advanceTimersByTimeAsync(10_000);
    // Those that were reading already when asked again read once more.
    expect(store.reads).toBeLessThanOrEqual(ROOMS + 10);
    expect(rooms.every((one) => one.fresh > 0)).toBe(true);
    expect(store.most).toBeLessThanOrEqual(10);
  });

  it('read hardly at all while the store is away, whatever is refused meanwhile', async () => {
    const { reloads, errors, store, room } = given();
    const rooms = Array.from({ length: ROOMS }, room);
    store.away = true;
    for (let ms = 0; ms < 60_000; ms += 100) {
      for (const one of rooms) reloads.ask(one);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(store.reads).toBeLessThan(60);
    expect(errors.length).toBeLessThan(60);
  });

  it('are all fresh within seconds of its return, without being asked again', async () => {
    const { reloads, store, room } = given();
    const rooms = Array.from({ length: ROOMS }, room);
    store.away = true;
    for (const one of rooms) reloads.ask(one);
    await vi.advanceTimersByTimeAsync(60_000);
    store.away = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rooms.map((one) => one.fresh)).toEqual(rooms.map(() => 1));
  });

  it('read once more when news comes while they read', async () => {
    const { reloads, store, room } = given();
    const one = room();
    reloads.ask(one);
    await vi.advanceTimersByTimeAsync(10);
    reloads.ask(one);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([store.reads, store.most]).toEqual([2, 1]);
  });

  it('keep nobody waiting where one fails for itself', async () => {
    const { reloads, errors, room } = given();
    const broken: Reloading = { reload: () => Promise.reject(new Error('cannot be shown')) };
    reloads.ask(broken);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.length).toBeLessThan(30);
    const sound = room();
    reloads.ask(sound);
    await vi.advanceTimersByTimeAsync(100);
    expect(sound.fresh).toBe(1);
  });

  it('that are gone read no more', async () => {
    const { reloads, store, room } = given();
    store.away = true;
    const one = room();
    reloads.ask(one);
    await vi.advanceTimersByTimeAsync(100);
    reloads.forget(one);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.reads).toBe(1);
  });
});
