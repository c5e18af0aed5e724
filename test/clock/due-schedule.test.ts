import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DueSchedule, type DueSource } from '../../src/clock/due-schedule.ts';
import { gate } from '../support/watched-store.ts';

const START = 1_000_000;
const clock = { now: () => Date.now() };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A source that is due at given instants and writes down when it was applied. */
class Instants implements DueSource {
  readonly applied: number[] = [];
  due: number[];
  failures = 0;

  constructor(...due: number[]) {
    this.due = due;
  }

  async next(): Promise<number | null> {
    return this.due.length === 0 ? null : Math.min(...this.due);
  }

  async apply(now: number): Promise<void> {
    if (this.failures-- > 0) throw new Error('the database is away');
    this.applied.push(now);
    this.due = this.due.filter((at) => at > now);
  }
}

function scheduling(...sources: DueSource[]) {
  const errors: unknown[] = [];
  const schedule = new DueSchedule(clock, sources, (error) => errors.push(error));
  return { schedule, errors };
}

describe('the schedule', () => {
  it('applies at the start what fell due before', async () => {
    const source = new Instants(START - 5000);
    await scheduling(source).schedule.start();
    expect(source.applied).toEqual([START]);
    expect(source.due).toEqual([]);
  });

  it('sleeps until the next instant, and wakes for each', async () => {
    const source = new Instants(START + 10, START + 2500);
    await scheduling(source).schedule.start();
    await vi.advanceTimersByTimeAsync(9);
    expect(source.applied).toEqual([START]);
    await vi.advanceTimersByTimeAsync(1);
    expect(source.applied).toEqual([START, START + 10]);
    await vi.advanceTimersByTimeAsync(2489);
    expect(source.applied).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(source.applied).toEqual([START, START + 10, START + 2500]);
  });

  it('wakes for the earliest of its sources and applies all', async () => {
    const [early, late] = [new Instants(START + 100), new Instants(START + 900)];
    await scheduling(late, early).schedule.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(early.due).toEqual([]);
    expect(late.applied).toEqual([START, START + 100]);
  });

  it('looks again within half a minute, whatever is due: a clock may have been stepped', async () => {
    const source = new Instants(START + 3_600_000);
    await scheduling(source).schedule.start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(source.applied).toEqual([START, START + 30_000]);
  });

  it('wakes earlier when told that something is due earlier, not later when it is due later', async () => {
    const source = new Instants();
    const { schedule } = scheduling(source);
    await schedule.start();
    schedule.consider(START + 20_000);
    schedule.consider(START + 5_000);
    schedule.consider(START + 9_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(source.applied).toEqual([START, START + 5_000]);
  });

  it('keeps what it is told while it runs', async () => {
    const [open, source] = [gate(), new Instants()];
    const slow: DueSource = { next: async () => null, apply: () => open.promise };
    const { schedule } = scheduling(source, slow);
    const started = schedule.start();
    schedule.consider(START + 50);
    open.resolve();
    await started;
    slow.apply = async () => undefined;
    await vi.advanceTimersByTimeAsync(50);
    expect(source.applied).toEqual([START, START + 50]);
  });

  it('run resolves when everything due is applied, also what is due only since the clock was moved', async () => {
    const [open, source] = [gate(), new Instants(START + 60_000)];
    let slow = true;
    const waiting: DueSource = {
      next: async () => null,
      apply: () => (slow ? open.promise : Promise.resolve()),
    };
    const { schedule } = scheduling(waiting, source);
    const started = schedule.start();
    vi.setSystemTime(START + 60_000);
    const ran = schedule.run();
    slow = false;
    open.resolve();
    await Promise.all([started, ran]);
    expect(source.due).toEqual([]);
  });

  it('a failure is told and tried again a second later', async () => {
    const source = new Instants(START);
    source.failures = 2;
    const { schedule, errors } = scheduling(source);
    await schedule.start();
    expect(source.applied).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(errors).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(source.applied).toEqual([START + 2000]);
    expect(errors).toHaveLength(2);
  });

  it('stop waits for what runs, and nothing runs after it', async () => {
    const source = new Instants(START + 10);
    const { schedule } = scheduling(source);
    await schedule.start();
    await schedule.stop();
    schedule.consider(START + 5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.applied).toEqual([START]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
