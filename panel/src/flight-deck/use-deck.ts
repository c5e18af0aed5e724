import { useCallback, useMemo, useState } from 'react';
import { CallFailed, DevClient, type GameEventName, type GameFact } from '../../../client/index.ts';
import { useMission } from '../store/mission-store.tsx';
import { SERVER } from '../store/server.ts';

/** A fact about the player of this page. */
type Fact = { [N in GameEventName]: Omit<GameFact<N>, 'player_id'> }[GameEventName];

/** What came of the last report. */
export type Outcome =
  | { readonly kind: 'counted'; readonly moved: number }
  | { readonly kind: 'refused'; readonly message: string };

/** Reports what a game would, for the player of this page; one report at a time. */
export function useDeck(token: () => Promise<string>) {
  const playerId = useMission((state) => state.player.id);
  const client = useMemo(() => new DevClient({ url: SERVER, token }), [token]);
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const doing = useCallback(async (work: () => Promise<number>) => {
    setBusy(true);
    try {
      setOutcome({ kind: 'counted', moved: await work() });
    } catch (error) {
      setOutcome({ kind: 'refused', message: error instanceof CallFailed ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  }, []);
  const report = useCallback(
    (fact: Fact) =>
      doing(async () => {
        const answer = await client.report([{ ...fact, player_id: playerId } as GameFact]);
        const [rejected] = answer.rejected;
        if (rejected !== undefined) throw new Error(rejected.issues[0]?.message ?? rejected.code);
        return answer.moved;
      }),
    [client, doing, playerId],
  );
  /** The first thing that is still to happen for a mission. */
  const nextStep = useCallback(
    (missionId: string) =>
      doing(async () => {
        const [fact] = await client.walkthrough(missionId);
        return fact === undefined ? 0 : (await client.report([fact])).moved;
      }),
    [client, doing],
  );
  const wait = useCallback((ms: number) => doing(() => client.advanceClock(Math.ceil(ms))), [client, doing]);

  return { report, nextStep, wait, outcome, busy };
}
