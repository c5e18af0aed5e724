import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs } from '../../../src/app/pacing/backoff.ts';
import { untilItWorks } from '../../../src/app/pacing/until-it-works.ts';
import { StoreUnavailable } from '../../../src/app/ports/store.ts';

describe('what another process told', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is followed also when the store is away at first, and each failure is reported', async () => {
    // given
    const errors: unknown[] = [];
    let tries = 0;
    const work = async () => {
      if (++tries < 3) throw new StoreUnavailable(`away ${tries}`);
    };
    // when
    const done = untilItWorks(work, (error) => errors.push(error));
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    // then
    expect(tries).toBe(3);
    expect(errors).toEqual([new StoreUnavailable('away 1'), new StoreUnavailable('away 2')]);
  });

  it('is tried less and less often, and within seconds of the store coming back', async () => {
    let away = true;
    const work = vi.fn(async () => {
      if (away) throw new StoreUnavailable('away');
    });
    const done = untilItWorks(work, () => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work.mock.calls.length).toBeLessThan(40);
    away = false;
    await vi.advanceTimersByTimeAsync(4_000);
    await done;
  });

  it('is given up where it would fail each time, and reported once', async () => {
    const errors: unknown[] = [];
    const work = vi.fn(async () => {
      throw new Error('no such row');
    });
    await untilItWorks(work, (error) => errors.push(error));
    expect(errors).toEqual([new Error('no such row')]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is done once when all is well', async () => {
    const work = vi.fn(async () => undefined);
    await untilItWorks(work, () => undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('tries back off', () => {
  it.each([
    [1, 125, 250],
    [2, 250, 500],
    [5, 2_000, 4_000],
    [1_000, 2_000, 4_000],
  ])('after %i failures between %i and %i ms', (failures, least, most) => {
    expect(backoffMs(failures, 0)).toBe(least);
    expect(backoffMs(failures, 1)).toBe(most);
  });
});
