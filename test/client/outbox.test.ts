import { describe, expect, it } from 'vitest';
import { followOutbox } from '../../client/outbox.ts';
import type { OutboxEntry } from '../../protocol/outbox.ts';

const entry = (n: number): OutboxEntry => ({
  id: `id-${n}`,
  cursor: String(n),
  type: 'mission_ready',
  player_id: 'p',
  mission_id: 'm',
  at: '2030-01-01T00:00:00.000Z',
  data: { acceptance_id: 'a' },
});

/** An outbox of so many entries in pages of two, and what an owner did with it. */
function anOutbox(count: number) {
  const handled: string[] = [];
  const saved: string[] = [];
  const stop = new AbortController();
  const read = async (after: string) => {
    const entries = Array.from({ length: count }, (_, i) => entry(i + 1))
      .filter((e) => Number(e.cursor) > Number(after))
      .slice(0, 2);
    if (entries.length === 0) stop.abort();
    return { entries, next_cursor: entries.at(-1)?.cursor ?? after };
  };
  const save = (cursor: string) => void saved.push(cursor);
  return { handled, saved, stop, read, save };
}

describe('following the outbox', () => {
  it('hands over everything in order and keeps the cursor behind each page', async () => {
    const { handled, saved, stop, read, save } = anOutbox(5);
    const handle = (e: OutboxEntry) => void handled.push(e.id);
    await followOutbox(read, { after: undefined, handle, save, idleMs: 0, signal: stop.signal });
    expect(handled).toEqual(['id-1', 'id-2', 'id-3', 'id-4', 'id-5']);
    expect(saved).toEqual(['2', '4', '5']);
  });

  it('goes on behind the cursor that its owner kept', async () => {
    const { handled, stop, read, save } = anOutbox(5);
    const handle = (e: OutboxEntry) => void handled.push(e.id);
    await followOutbox(read, { after: '3', handle, save, idleMs: 0, signal: stop.signal });
    expect(handled).toEqual(['id-4', 'id-5']);
  });

  it('ends with the error of its owner, who gets that entry again and none twice that was done', async () => {
    const { handled, saved, stop, read, save } = anOutbox(4);
    const handle = (e: OutboxEntry) => {
      if (e.id === 'id-4' && saved.at(-1) !== '3') throw new Error('the wallet is away');
      handled.push(e.id);
    };
    const follow = (after: string | undefined) =>
      followOutbox(read, { after, handle, save, idleMs: 0, signal: stop.signal });
    await expect(follow(undefined)).rejects.toThrow('the wallet is away');
    expect(saved).toEqual(['2', '3']);
    await follow(saved.at(-1));
    expect(handled).toEqual(['id-1', 'id-2', 'id-3', 'id-4']);
  });

  it('ends when it is told to, behind the entry that is being handled', async () => {
    const { handled, saved, stop, read, save } = anOutbox(4);
    const handle = (e: OutboxEntry) => {
      handled.push(e.id);
      if (e.id === 'id-3') stop.abort();
    };
    await followOutbox(read, { after: undefined, handle, save, idleMs: 0, signal: stop.signal });
    expect([handled.at(-1), saved.at(-1)]).toEqual(['id-3', '3']);
  });
});
