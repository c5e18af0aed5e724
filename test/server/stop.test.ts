import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkInHand } from '../../src/app/pacing/work-in-hand.ts';
import { type Stopping, stopInOrder } from '../../src/server/stop.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

function given(hanging: Partial<Stopping> = {}) {
  const done: string[] = [];
  const work = new WorkInHand();
  const step = (name: string) => async () => void done.push(name);
  const stopping: Stopping = {
    work,
    refuseConnections: () => void done.push('refuseConnections'),
    leaveOthers: step('leaveOthers'),
    stopClock: step('stopClock'),
    written: step('written'),
    closeSockets: step('closeSockets'),
    hangUp: step('hangUp'),
    closeDatabase: step('closeDatabase'),
    onError: (error) => void done.push(String(error)),
    ...hanging,
  };
  let ended = false;
  const stop = () => void stopInOrder(stopping).then(() => (ended = true));
  return { done, work, stop, ended: () => ended };
}

describe('a stop', () => {
  it('begins nothing new, and closes sockets when what is in hand is answered and written', async () => {
    const { done, work, stop, ended } = given();
    const answered = work.begin();
    stop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(work.isEnding).toBe(true);
    expect(done).toEqual(['refuseConnections', 'leaveOthers', 'stopClock']);
    answered();
    await vi.advanceTimersByTimeAsync(0);
    expect(done.slice(3)).toEqual(['written', 'closeSockets', 'hangUp', 'closeDatabase']);
    expect(ended()).toBe(true);
  });

  it('listens a moment to what is on its way', async () => {
    const { done, stop } = given();
    stop();
    await vi.advanceTimersByTimeAsync(200);
    expect(done).not.toContain('closeSockets');
  });

  it.each(['leaveOthers', 'stopClock', 'written', 'closeSockets', 'hangUp', 'closeDatabase'] as const)(
    'is over within ten seconds although %s hangs, and every other step is done',
    async (step) => {
      const { done, stop, ended } = given({ [step]: never });
      stop();
      await vi.advanceTimersByTimeAsync(9_500);
      expect(ended()).toBe(true);
      expect(done).toHaveLength(6);
    },
  );

  it('is over within ten seconds although all of it hangs', async () => {
    const all = { leaveOthers: never, stopClock: never, written: never };
    const { stop, work, ended } = given({ ...all, closeSockets: never, hangUp: never, closeDatabase: never });
    work.begin();
    stop();
    await vi.advanceTimersByTimeAsync(9_500);
    expect(ended()).toBe(true);
  });

  it('goes on behind a step that fails, and reports it', async () => {
    const fails = async () => {
      throw new Error('no way out');
    };
    const { done, stop, ended } = given({ closeSockets: fails });
    stop();
    await vi.advanceTimersByTimeAsync(9_500);
    expect([done.includes('Error: no way out'), done.includes('closeDatabase'), ended()]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('work in hand', () => {
  it('is over once, however often it is said', async () => {
    const work = new WorkInHand();
    const [one, other] = [work.begin(), work.begin()];
    one();
    one();
    const idle = vi.fn();
    void work.idle().then(idle);
    await vi.advanceTimersByTimeAsync(0);
    expect(idle).not.toHaveBeenCalled();
    other();
    await vi.advanceTimersByTimeAsync(0);
    expect(idle).toHaveBeenCalled();
  });

  it('is over also when it fails', async () => {
    const work = new WorkInHand();
    await expect(work.during(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await work.idle();
  });
});
