import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { untilItWorks } from '../../../src/app/pacing/until-it-works.ts';

describe('what another process told', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is followed also when the store is away at first, and each failure is reported', async () => {
    // given
    const errors: unknown[] = [];
    let tries = 0;
    const work = async () => {
      if (++tries < 3) throw new Error(`away ${tries}`);
    };
    // when
    const done = untilItWorks(work, (error) => errors.push(error));
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    // then
    expect(tries).toBe(3);
    expect(errors).toEqual([new Error('away 1'), new Error('away 2')]);
  });

  it('is done once when all is well', async () => {
    const work = vi.fn(async () => undefined);
    await untilItWorks(work, () => undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
