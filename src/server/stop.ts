import type { WorkInHand } from '../app/pacing/work-in-hand.ts';

/** All that a stop takes, ms: whoever watches the process kills it after ten seconds. */
const ALTOGETHER_MS = 9_000;
/** How long sockets are listened to: what was sent before the stop may be on its way yet. */
const LISTEN_MS = 250;

export interface Stopping {
  readonly work: WorkInHand;
  /** No more connections come in. */
  refuseConnections(): void;
  /** Whoever joins from now on is let in elsewhere. */
  leaveOthers(): Promise<void>;
  /** Ends what the process does by itself. */
  stopClock(): Promise<void>;
  /** Resolves when nothing is being written. */
  written(): Promise<void>;
  /** Closes every socket, with the code that tells clients to join again. */
  closeSockets(): Promise<void>;
  hangUp(): Promise<void>;
  closeDatabase(): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Stops in order: nothing new begins, what was begun is committed and answered, then sockets close, then
 * the process lets go of the others and of the database. A step that hangs does not keep the next ones:
 * what it works on is refused or was never answered, and nothing is half done.
 */
export async function stopInOrder(parts: Stopping): Promise<void> {
  const { work, onError } = parts;
  const until = performance.now() + ALTOGETHER_MS;
  const step = async (doing: () => Promise<unknown>, ms: number): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, Math.min(ms, until - performance.now())));
    });
    await Promise.race([doing().catch(onError), late]);
    clearTimeout(timer);
  };
  work.end();
  parts.refuseConnections();
  await Promise.all([
    step(parts.leaveOthers, 1_500),
    step(() => new Promise((resolve) => setTimeout(resolve, LISTEN_MS)), LISTEN_MS),
    step(parts.stopClock, 5_000),
    step(() => work.idle().then(parts.written), 5_000),
  ]);
  await step(parts.closeSockets, 1_500);
  await step(parts.hangUp, 1_000);
  await step(parts.closeDatabase, 2_000);
}
