import { type Env, type SpawnedServer, spawnServer, tempDir } from './spawned-server.ts';

/** What a call answered. Tests know the shapes that they ask for. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests are about
  readonly body: any;
}

/** A server that answers, whoever started it. */
export interface AnsweringServer {
  readonly url: string;
  /** Calls a route; `body` is sent as JSON, `headers` are added. */
  call(method: string, path: string, given?: Given): Promise<Answered>;
  /** A new player with a token. */
  player(name?: string): Promise<{ id: string; token: string }>;
  /** Called when the test file is done with it. */
  end(): Promise<void>;
}

/** A server of one test file, in a process and a folder of its own, which `end` removes. */
export interface RunningServer extends SpawnedServer, AnsweringServer {}

export interface Given {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Boards that hold only what tests and content put there. */
export const EMPTY_BOARDS: Env = { RANDOM_OFFERS: '0', FACTION_BOARD_SIZE: '0' };

/** Starts a server of the file's own; where the file does not stop or set it, `sharedServer` is cheaper. */
export async function runningServer(env: Env = {}): Promise<RunningServer> {
  const { dir, remove } = tempDir();
  const server = await spawnServer({ DATA_DIR: dir, ...EMPTY_BOARDS, ...env });
  return {
    ...server,
    ...callsTo(server.url),
    end: async () => {
      await server.stop();
      remove();
    },
  };
}

/** How a server is spoken to. */
export function callsTo(url: string): Pick<AnsweringServer, 'call' | 'player'> {
  const call = async (method: string, path: string, { token, body, headers }: Given = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const answer = json && text !== '' ? JSON.parse(text) : text;
    // Under test the server says so itself when an answer is not what its route declares.
    if (response.status === 500) throw new Error(`${method} ${path}: ${text}`);
    return { status: response.status, headers: response.headers, body: answer };
  };
  return {
    call,
    player: async (name = 'Ada') => {
      const { body } = await call('POST', '/dev/token', { body: { name } });
      return { id: body.player_id, token: body.token };
    },
  };
}
