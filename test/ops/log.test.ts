import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLog } from '../../src/ops/log.ts';

/** A log that writes its lines down. */
function aLog() {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines, text: () => JSON.stringify(lines) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the log sums what repeats', () => {
  it('says a line once, then how often it came again', () => {
    const { log, lines } = aLog();
    for (let i = 0; i < 500; i++) log.error(new Error(`room ${i}: no answer within ${i} ms`));
    expect(lines.map((l) => l.msg)).toEqual(['room 0: no answer within 0 ms']);

    vi.advanceTimersByTime(10_000);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ repeated: 499, level: 50, err: { type: 'Error' } });
  });

  it('goes on summing while it goes on, and says it anew after a pause', () => {
    const { log, lines } = aLog();
    for (let second = 0; second < 30; second++) {
      log.warn('away');
      vi.advanceTimersByTime(1_000);
    }
    expect(lines.map((l) => l.repeated ?? 1)).toEqual([1, 9, 10, 10]);
    vi.advanceTimersByTime(20_000);
    log.warn('away');
    expect(lines.at(-1)).not.toHaveProperty('repeated');
  });

  it('keeps apart what differs in words or level', () => {
    const { log, lines } = aLog();
    log.warn('away');
    log.error('away');
    log.warn('back');
    expect(lines).toHaveLength(3);
  });

  it('keeps no more lines in mind than it can count', () => {
    const { log, lines } = aLog();
    const word = (i: number) => [...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let i = 0; i < 5_000; i++) log.warn(word(i));
    expect(lines).toHaveLength(5_000);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1_000);
  });
});

describe('the log keeps to itself what somebody sent', () => {
  const SECRET = 'what-a-player-wrote';
  const failures: Record<string, unknown> = {
    'a driver that hangs its parameters on the error': Object.assign(new Error('deadlock detected'), {
      code: '40P01',
      parameters: [SECRET],
      query: `select '${SECRET}'`,
      detail: `Key (name)=(${SECRET}) already exists.`,
      where: SECRET,
      command: { name: 'set', args: [SECRET] },
    }),
    'a value that PostgreSQL quotes': Object.assign(new Error(`invalid input syntax for uuid: "${SECRET}"`), {
      code: '22P02',
    }),
    'a statement in front of the message': new Error(`insert into x values ('${SECRET}') - no such table x`),
    'a body that is not JSON': (() => {
      try {
        return JSON.parse(`{"name": ${SECRET}`);
      } catch (error) {
        return error;
      }
    })(),
    'a call to another process': new Error(
      `remote room (pl_x) timed out, requesting "_reserveSeat with args ["s",{"token":"${SECRET}"}]". (2000ms exceeded)`,
    ),
    'a cause': new Error('outside', { cause: Object.assign(new Error('inside'), { detail: SECRET }) }),
  };

  it.each(Object.keys(failures))('%s', (name) => {
    const { log, text } = aLog();
    log.error(failures[name]);
    log.warn({ err: failures[name] }, 'failed');
    log.warn((failures[name] as Error).stack?.replace(/^.*uuid.*/, ''));
    log.warn((failures[name] as Error).message.replace(/^invalid.*/, ''));
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain('log.test.ts');
  });

  it('but says what it is, its code and where', () => {
    const { log, lines } = aLog();
    log.error(Object.assign(new Error('Connection is closed.'), { code: 'ECONNRESET' }));
    expect(lines[0]).toMatchObject({
      msg: 'Connection is closed.',
      err: { type: 'Error', message: 'Connection is closed.', code: 'ECONNRESET' },
    });
  });
});
