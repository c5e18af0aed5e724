import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newPlayer } from '../../src/missions/player.ts';
import { playerId } from '../support/missions.ts';
import type { PrivateDatabase } from '../support/private-database.ts';

export const CYCLE_SQL = fileURLToPath(new URL('./cycle.sql', import.meta.url));

const CLIENTS = 16;
/** More than one client can use up in a run: each takes every mission once. */
const PLAYERS_EACH = 40;

/** The settings of the server's own sessions: what speeds ours up speeds the ceiling up too. */
const SESSION =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off';

export const PGBENCH = `pgbench -n -M prepared -c ${CLIENTS} -j 2`;

/** Runs the three transactions of a cycle one by one for some seconds: cycles a second. */
export async function pgbenchCycles(
  database: PrivateDatabase,
  run: { firstPlayer: number; missions: number; seconds: number },
): Promise<number> {
  const players = Array.from({ length: CLIENTS * PLAYERS_EACH }, (_, i) =>
    newPlayer(playerId(run.firstPlayer + i)),
  );
  await database.fill((store) => store.createPlayers(players));
  const [command, ...options] = PGBENCH.split(' ');
  const variables = { base: run.firstPlayer, players: PLAYERS_EACH, missions: run.missions, n: 0 };
  const { stdout, stderr } = await promisify(execFile)(
    command!,
    [
      ...options,
      ...['-T', String(run.seconds), '-f', CYCLE_SQL],
      ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      database.url,
    ],
    { env: { ...process.env, PGOPTIONS: SESSION } },
  ).catch((error: { stdout: string; stderr: string }) => error);
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1];
  const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (failed !== '0' || perSecond === undefined)
    throw new Error(`pgbench went wrong:\n${stderr.slice(0, 1000)}`);
  return Number(perSecond);
}
