import { connect, createServer, type Socket } from 'node:net';

/** A network between clients and a server that a test may break. */
export interface WeakNetwork {
  /** Where clients find the server through it. */
  readonly url: string;
  /** How many connections stand. */
  connections(): number;
  /** Breaks every connection, without a word of goodbye. */
  cut(): void;
  /** From now on nothing that the server says arrives on the connections that stand. */
  mute(): void;
  /** Lets no connection come about, or lets them again. */
  letIn(open: boolean): void;
  /** Leads new connections to another server. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** Puts a network before `url`. */
export async function weakNetwork(url: string): Promise<WeakNetwork> {
  let target = new URL(url);
  const pairs = new Set<{ client: Socket; server: Socket }>();
  let open = true;
  const proxy = createServer((client) => {
    if (!open) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(Number(target.port), target.hostname);
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    client.pipe(server);
    server.pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    connections: () => pairs.size,
    cut: () => {
      for (const { client, server } of pairs) {
        client.resetAndDestroy();
        server.resetAndDestroy();
      }
    },
    mute: () => {
      for (const { client, server } of pairs) server.unpipe(client).resume();
    },
    letIn: (next) => {
      open = next;
    },
    leadTo: (next) => {
      target = new URL(next);
    },
    close: async () => {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
