import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FollowedClock, readClock } from '../../src/clock/followed-clock.ts';
import { NOW } from '../support/given-context.ts';

/** A shared clock and this process's monotonic time, both moved by the test. */
function given(ahead = 0) {
  let at = 5_000;
  let shift = 0;
  const monotonic = () => at;
  const shared = () => NOW + at + shift;
  const reading = (uncertainty = 0, error = 0) => ({ at, time: shared() + error, uncertainty });
  const clock = new FollowedClock({ at, time: shared() + ahead, uncertainty: 0 }, monotonic);
  return {
    clock,
    monotonic,
    shared,
    reading,
    pass: (ms: number) => {
      at += ms;
    },
    /** The shared clock is set to another time. */
    shift: (ms: number) => {
      shift += ms;
    },
  };
}

const ms = (max: number) => fc.integer({ min: 0, max });

describe('a clock that follows another', () => {
  it('never runs backwards, whatever the other does and whenever it is read', () => {
    const step = fc.oneof(
      fc.record({ pass: ms(60_000) }),
      fc.record({ shift: fc.integer({ min: -600_000, max: 600_000 }) }),
      fc.record({ read: ms(2_000), error: fc.integer({ min: -2_000, max: 2_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { clock, pass, shift, reading } = given();
        let last = clock.now();
        for (const s of steps) {
          if ('pass' in s) pass(s.pass);
          else if ('shift' in s) shift(s.shift);
          else clock.follow(reading(s.read, Math.min(s.read, Math.max(-s.read, s.error))));
          expect(clock.now()).toBeGreaterThanOrEqual(last);
          last = clock.now();
        }
      }),
    );
  });

  it('comes to show what the other shows, and never strays further', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), ms(10_000), (ahead, every) => {
        const { clock, pass, shared, reading } = given(ahead);
        let off = Math.abs(clock.now() - shared());
        for (let passed = 0; passed < 700_000; passed += every + 1) {
          clock.follow(reading());
          pass(every + 1);
          expect(Math.abs(clock.now() - shared())).toBeLessThanOrEqual(off + 1);
          off = Math.abs(clock.now() - shared());
        }
        expect(off).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('is at once as far as one that is well ahead: what is due does not wait', () => {
    const { clock, reading, shift, shared } = given();
    shift(3_600_000);
    clock.follow(reading());
    expect(clock.now()).toBe(Math.floor(shared()));
  });

  it('makes good for being ahead by running slower, at most by a tenth', () => {
    const { clock, pass, reading } = given(60_000);
    clock.follow(reading());
    const before = clock.now();
    pass(10_000);
    expect(clock.now() - before).toBe(9_000);
  });

  it('does not twitch after a reading that may be wrong by as much as it differs', () => {
    const { clock, pass, reading, shared } = given();
    clock.follow(reading(80, 79));
    pass(1_000);
    expect(clock.now()).toBe(Math.floor(shared()));
  });

  it('counts the time that passes between readings, not the machine’s idea of the date', () => {
    const { clock, pass } = given();
    const before = clock.now();
    pass(86_400_000);
    expect(clock.now() - before).toBe(86_400_000);
  });
});

describe('a reading', () => {
  it('takes the quickest of several answers, as of half its way, and knows how wrong it may be', async () => {
    const { monotonic, pass, shared } = given();
    const ways = [
      [300, 20],
      [4, 6],
      [1, 400],
      [10, 10],
      [9, 9],
    ];
    const reading = await readClock(
      async () => {
        const [there, back] = ways.shift()!;
        pass(there!);
        const time = shared();
        pass(back!);
        return time;
      },
      monotonic,
      5,
    );
    expect(reading.uncertainty).toBe(5);
    expect(reading.time - (NOW + reading.at)).toBe(-1);
  });
});
