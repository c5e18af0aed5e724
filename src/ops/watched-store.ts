import { type Store, StoreUnavailable } from '../app/ports/store.ts';

/** Told how each call to the database ended. */
export interface DatabaseWatcher {
  lost(reason: string): void;
  back(): void;
}

/** The same store, watched: every call says whether the database answered. */
export function watchedStore<S extends Store>(store: S, watcher: DatabaseWatcher): S {
  const seen = (error: unknown) => {
    if (error instanceof StoreUnavailable) watcher.lost(error.message);
    else if (error === undefined) watcher.back();
  };
  return watched(store, seen);
}

function watched<T extends object>(target: T, seen: (error: unknown) => void): T {
  const made = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get: (_, key) => {
      // Private members know the target alone, so that everything is called on it.
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return value;
      const known = made.get(key);
      if (known !== undefined) return known;
      const wrapped = typeof value === 'function' ? told(target, value, seen) : watched(value, seen);
      made.set(key, wrapped);
      return wrapped;
    },
  });
}

const told =
  (
    target: object,
    method: { apply(self: object, args: unknown[]): unknown },
    seen: (error: unknown) => void,
  ) =>
  (...args: unknown[]): unknown => {
    const result = method.apply(target, args);
    if (result instanceof Promise) result.then(() => seen(undefined), seen);
    return result;
  };
