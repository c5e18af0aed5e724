import type { OutboxEntry, OutboxPage } from '../protocol/outbox.ts';
import { pause } from './backoff.ts';

export interface FollowOptions {
  /** Where to go on: what was last given to `save`; undefined to begin at the beginning. */
  readonly after: string | undefined;
  /**
   * Does what an entry asks for. After a restart the same one may come again: its `id` tells. When it
   * throws, following ends with that error.
   */
  handle(entry: OutboxEntry): void | Promise<void>;
  /** Keeps the cursor behind what was handled; the next start begins there. */
  save(cursor: string): void | Promise<void>;
  /** How long to wait when there is nothing new, ms; 1,000 by default. */
  readonly idleMs?: number;
  /** Ends it, behind the entry that is being handled. */
  readonly signal?: AbortSignal;
}

/** Hands over what pages hold, entry by entry, and keeps the cursor of what was handled. */
export async function followOutbox(
  read: (after: string, signal: AbortSignal | undefined) => Promise<OutboxPage>,
  { after = '0', handle, save, idleMs = 1000, signal }: FollowOptions,
): Promise<void> {
  let cursor = after;
  while (!signal?.aborted) {
    const { entries, next_cursor } = await read(cursor, signal).catch((error: unknown) => {
      if (signal?.aborted) return { entries: [], next_cursor: cursor };
      throw error;
    });
    let handled = cursor;
    try {
      for (const entry of entries) {
        if (signal?.aborted) break;
        await handle(entry);
        handled = entry.cursor;
      }
      if (!signal?.aborted) handled = next_cursor;
    } finally {
      if (handled !== cursor) await save(handled);
    }
    cursor = handled;
    if (entries.length === 0) await idle(idleMs, signal);
  }
}

async function idle(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { over, wake } = pause(ms);
  if (signal?.aborted) wake();
  signal?.addEventListener('abort', wake);
  await over;
  signal?.removeEventListener('abort', wake);
}
