import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useClient, useStatus } from './mission-store.tsx';

/** How far the mission clock is ahead of this machine's steady clock, ms. */
const OffsetContext = createContext(0);

/** How often a countdown that shows seconds, and one that shows minutes, looks again. */
export const SECOND = 1_000;
export const MINUTE = 60_000;

/**
 * Knows the mission clock, which the browser's own clock and zone have no part in: it is asked for at each
 * connection and counted on from there.
 */
export function MissionClock({ children }: { children: ReactNode }) {
  const client = useClient();
  const online = useStatus().kind === 'online';
  const [offset, setOffset] = useState(() => Date.now() - performance.now());
  useEffect(() => {
    if (!online) return;
    let asked = true;
    client.clock().then((answer) => {
      if (asked && answer.ok) setOffset(answer.result.now - performance.now());
    });
    const stop = client.on('clock_moved', ({ now }) => setOffset(now - performance.now()));
    return () => {
      asked = false;
      stop();
    };
  }, [client, online]);
  return <OffsetContext value={offset}>{children}</OffsetContext>;
}

/** The mission clock now (epoch ms), looked at again every so often. */
export function useNow(everyMs: number): number {
  const offset = use(OffsetContext);
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((looks) => looks + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return offset + performance.now();
}

/** The mission clock for one look, in handlers. */
export function useClockRead(): () => number {
  const offset = use(OffsetContext);
  return useMemo(() => () => offset + performance.now(), [offset]);
}
