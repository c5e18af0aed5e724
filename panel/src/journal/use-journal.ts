import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../store/mission-store.tsx';
import type { Entry } from './entries.ts';

const PAGE = 50;
/** Notices behind which an attempt has ended. */
const ENDINGS = ['mission_completed', 'mission_failed', 'mission_expired', 'mission_abandoned'] as const;

/** The journal as far as it was read, newest first; more comes when asked for, and what ends meanwhile. */
export function useJournal() {
  const client = useClient();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [whole, setWhole] = useState(false);
  const [reading, setReading] = useState(false);
  const cursor = useRef<string | undefined>(undefined);
  const busy = useRef(false);
  const read = useCallback(
    async (fromTop: boolean) => {
      if (busy.current) return;
      busy.current = true;
      setReading(true);
      const answer = await client.journal({
        limit: PAGE,
        ...(fromTop || cursor.current === undefined ? {} : { before: cursor.current }),
      });
      busy.current = false;
      setReading(false);
      if (!answer.ok) return;
      const { acceptances, nextCursor } = answer.result;
      const firstPage = fromTop && cursor.current === undefined;
      if (!fromTop || firstPage) {
        cursor.current = nextCursor ?? undefined;
        setWhole(nextCursor === null);
      }
      setEntries((before) => merged(before, acceptances));
    },
    [client],
  );
  useEffect(() => {
    void read(true);
    const stops = ENDINGS.map((type) => client.on(type, () => void read(true)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, read]);
  const more = useCallback(() => {
    if (!whole && cursor.current !== undefined) void read(false);
  }, [whole, read]);
  return { entries, whole, reading, more };
}

function merged(before: readonly Entry[], read: readonly Entry[]): readonly Entry[] {
  const byId = new Map([...before, ...read].map((entry) => [entry.acceptanceId, entry]));
  return [...byId.values()].sort(
    (a, b) => b.endedAt - a.endedAt || (a.acceptanceId < b.acceptanceId ? 1 : -1),
  );
}
