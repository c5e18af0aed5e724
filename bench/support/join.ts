import { Client } from '@colyseus/sdk';
import type { CommandAnswers, CommandBody, CommandName } from '../../protocol/commands.ts';
import type { Notice } from '../../protocol/notices.ts';

/** How many players join at once: enough to be quick, too few to time out. */
const AT_ONCE = 32;

/** Runs `work` for each item, a few at a time; results in the items' order. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}

/** A player of a benchmark: asks, and hears, at as little cost as may be. */
export interface BenchPlayer {
  /** Has a command carried out; rejects when it is refused. */
  request<C extends CommandName>(name: C, body: CommandBody<C>): Promise<CommandAnswers[C]>;
  /** When the next notice of that type is heard, epoch ms. */
  hears(type: Notice[0]): Promise<number>;
  leave(): Promise<unknown>;
}

/**
 * Brings a player into a room of type `mission`; resolves when the first state is there. Later patches
 * are received but not decoded: players do that on machines of their own, not on the server's. For the
 * same reason this is the bare room, and not the client, which keeps a copy of the state.
 */
export async function join(
  url: string,
  token: string,
  how: 'joinOrCreate' | 'create' = 'joinOrCreate',
): Promise<BenchPlayer> {
  const client = new Client(url);
  client.auth.token = token;
  const room = await client[how]('mission');
  // Thousands of them would look for a server that a group has ended while the next group measures.
  Object.assign(room.reconnection, { enabled: false });
  // Notices nobody listens to would be written to the console.
  room.onMessage('*', () => undefined);
  await new Promise((resolve) => room.onStateChange.once(resolve));
  Object.assign(Reflect.get(room, 'serializer') as object, { patch: () => undefined });
  return {
    request: (name, body) => room.request(name, body),
    hears: (type) =>
      new Promise((resolve) => {
        const stop = room.onMessage(type, () => {
          stop();
          resolve(Date.now());
        });
      }),
    leave: () => room.leave(),
  };
}
