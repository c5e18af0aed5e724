/** The few things that only browsers have; in Node they are missing. */
interface Surroundings {
  readonly requestAnimationFrame?: (run: () => void) => unknown;
  readonly document?: { readonly visibilityState?: string };
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

const here: Surroundings = globalThis as unknown as Surroundings;

/** A hidden page draws no frames, and one that is hidden while it waits draws none any more. */
const LATEST_MS = 250;

/** Calls `run` once: with the next frame where there are frames, else when this turn is over. */
export function soon(run: () => void): void {
  if (here.requestAnimationFrame === undefined) {
    queueMicrotask(run);
    return;
  }
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    run();
  };
  if (here.document?.visibilityState !== 'hidden') here.requestAnimationFrame(once);
  setTimeout(once, here.document?.visibilityState === 'hidden' ? 0 : LATEST_MS);
}

/** Calls `run` whenever the browser says that the network is back; returns how to stop that. */
export function whenOnline(run: () => void): () => void {
  here.addEventListener?.('online', run);
  return () => here.removeEventListener?.('online', run);
}

/** An id that nobody else makes. Unlike `randomUUID`, it is to be had on pages without TLS too. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
