import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { MissionClient, MissionState, Status } from '../../../client/index.ts';

const ClientContext = createContext<MissionClient | undefined>(undefined);

/** Everything below shows this client's player. */
export const MissionProvider = ({ client, children }: { client: MissionClient; children: ReactNode }) => (
  <ClientContext value={client}>{children}</ClientContext>
);

/** The client; for commands and notices. */
export function useClient(): MissionClient {
  const client = use(ClientContext);
  if (client === undefined) throw new Error('there is no client above this');
  return client;
}

/**
 * A part of the player's state. `select` has to give the same object while nothing in it changed: a part
 * of the state itself, or a plain value. Only below a screen that waited for the first state.
 */
export function useMission<T>(select: (state: MissionState) => T): T {
  const client = useClient();
  return useSyncExternalStore(client.subscribe, () => select(client.getState()!));
}

/** Where the page stands with its server. */
export function useStatus(): Status {
  const client = useClient();
  return useSyncExternalStore(client.subscribe, client.getStatus);
}
