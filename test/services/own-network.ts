import { type AddressInfo, createServer, type Socket, connect as tcp } from 'node:net';

/** A stretch of network in front of a server, which a test can break. */
export interface OwnNetwork {
  /** The server's address, by way of this network. */
  readonly url: string;
  /** Connections that have come in so far. */
  accepted(): number;
  /**
   * Swallows every byte from now on and says nothing: connections stay open, new ones are taken and
   * answered by nobody. What was swallowed is lost for good, also for connections that outlive it.
   */
  blackHole(which?: 'both ways' | 'answers'): void;
  /** Ends every connection at once with a reset; new ones are reset too. */
  reset(): void;
  /** Lets new connections through again. Those that were open in the black hole stay in it. */
  mend(): void;
  remove(): Promise<void>;
}

type State = 'open' | 'both ways' | 'answers' | 'reset';

/** A connection and what of it is lost. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  lost: 'no' | 'both ways' | 'answers';
}

/** A network to the server of a URL. */
export async function ownNetwork(server: string): Promise<OwnNetwork> {
  const to = new URL(server);
  const pairs = new Set<Pair>();
  let state: State = 'open';
  let accepted = 0;
  const listener = createServer((near) => {
    accepted++;
    near.on('error', () => undefined);
    if (state === 'reset') return near.resetAndDestroy();
    const far = tcp(Number(to.port), to.hostname);
    const pair: Pair = { near, far, lost: state === 'open' ? 'no' : state };
    pairs.add(pair);
    far.on('error', () => near.destroy());
    near.on('data', (bytes) => {
      if (pair.lost !== 'both ways') far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (pair.lost === 'no') near.write(bytes);
    });
    near.on('close', () => {
      pairs.delete(pair);
      if (pair.lost === 'no') far.destroy();
      else setTimeout(() => far.destroy(), LINGER_MS).unref();
    });
    // A closed connection is news too: in a black hole it does not arrive.
    far.on('close', () => {
      if (pair.lost === 'no') near.destroy();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = new URL(server);
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    accepted: () => accepted,
    blackHole: (which = 'both ways') => {
      state = which;
      for (const pair of pairs) pair.lost = which;
    },
    reset: () => {
      state = 'reset';
      for (const { near, far } of pairs) {
        near.resetAndDestroy();
        far.resetAndDestroy();
      }
    },
    mend: () => {
      state = 'open';
    },
    remove: async () => {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

/** How long the far side of a lost connection hears nothing of its end, ms. */
const LINGER_MS = 30_000;
