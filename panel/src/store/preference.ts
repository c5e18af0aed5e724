import { useCallback, useState } from 'react';

const PREFIX = 'missionboard.';

/** A setting of this browser's that outlives a reload. What cannot be read is the default. */
export function usePreference<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => read(name, otherwise));
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(PREFIX + name, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still shows it.
      }
    },
    [name],
  );
  return [value, keep];
}

function read<T>(name: string, otherwise: T): T {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return kept === null ? otherwise : (JSON.parse(kept) as T);
  } catch {
    return otherwise;
  }
}
