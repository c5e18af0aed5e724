import { randomBytes } from 'node:crypto';
import { freePort, type OwnCluster, ownCluster } from '../services/own-cluster.ts';
import { type OwnDatabase, ownDatabase } from '../services/own-database.ts';
import { type OwnNetwork, ownNetwork } from '../services/own-network.ts';
import { type OwnRedisServer, ownRedisServer } from '../services/own-redis.ts';
import {
  type Ended,
  runToEnd,
  SERVICE_TOKEN,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';

/** Two processes on a PostgreSQL, a network and a Redis of their own: all of it may be broken. */
export interface Scene {
  readonly cluster: OwnCluster;
  readonly network: OwnNetwork;
  readonly redis: OwnRedisServer;
  readonly processes: readonly SoakedProcess[];
  readonly serviceToken: string;
  /** What became of the database: the audit's words and whether all holds. */
  audit(): Promise<{ holds: boolean; text: string }>;
  /** Ends everything; how the processes that still ran ended. */
  end(): Promise<Ended[]>;
}

/** A process that is ended and started again on the same port. */
export class SoakedProcess {
  readonly name: string;
  readonly url: string;
  readonly #env: Readonly<Record<string, string>>;
  #server: SpawnedServer | undefined;
  /** Whether its end is ours. */
  #asked = false;
  /** How it ended without being asked; undefined as long as it has not. */
  died: string | undefined;

  constructor(name: string, port: number, env: Readonly<Record<string, string>>) {
    this.name = name;
    this.url = `http://127.0.0.1:${port}`;
    this.#env = { ...env, PORT: String(port), PUBLIC_ADDRESS: `127.0.0.1:${port}` };
  }

  async start(): Promise<void> {
    this.#asked = false;
    const server = await spawnServer(this.#env);
    this.#server = server;
    server.exited.then(({ code, signal, stderr }) => {
      if (!this.#asked) this.died = `${this.name} ended with ${code ?? signal}: ${stderr.slice(-2000)}`;
    });
  }

  stop(): Promise<Ended> {
    this.#asked = true;
    return this.#server!.stop();
  }

  kill(): Promise<Ended> {
    this.#asked = true;
    return this.#server!.kill();
  }

  output(): string {
    return this.#server?.output() ?? '';
  }
}

/** Sets the scene. */
export async function setScene(): Promise<Scene> {
  const folder = tempDir();
  const [cluster, redis] = await Promise.all([ownCluster(), ownRedisServer()]);
  const database: OwnDatabase = await ownDatabase(cluster.url);
  const network = await ownNetwork(database.url);
  const processes = await Promise.all(
    ['a', 'b'].map(
      async (name) =>
        new SoakedProcess(name, await freePort(), {
          DATABASE_URL: network.url,
          REDIS_URL: redis.url,
          REDIS_PREFIX: `soak-${randomBytes(4).toString('hex')}`,
          DATA_DIR: `${folder.dir}/shared`,
          LOG_LEVEL: 'fatal',
        }),
    ),
  );
  for (const one of processes) await one.start();
  return {
    ...{ cluster, network, redis, processes, serviceToken: SERVICE_TOKEN },
    audit: async () => {
      const { code, stdout, stderr } = await runToEnd('src/ops/audit-cli.ts', { DATABASE_URL: database.url });
      return { holds: code === 0, text: (stdout + stderr).trim() };
    },
    end: async () => {
      const ended = await Promise.all(processes.map((p) => p.stop()));
      await network.remove();
      await redis.crash();
      await cluster.remove();
      folder.remove();
      return ended;
    },
  };
}
