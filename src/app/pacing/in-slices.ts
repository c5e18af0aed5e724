/** How long work on many may hold the event loop at a time, ms. */
const SLICE_MS = 5;

/** Does the work item by item, in slices, so that no socket waits for all of it. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > SLICE_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    work(item);
  }
}
