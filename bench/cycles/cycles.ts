import { readFile } from 'node:fs/promises';
import { worldRows } from '../../src/app/map/atlas.ts';
import type { Group } from '../group.ts';
import { mapOf, missions } from '../support/missions.ts';
import { percentile } from '../support/percentile.ts';
import { makeDatabase } from '../support/private-database.ts';
import { startServerProcess } from '../support/server-process.ts';
import type { Row } from '../table.ts';
import { CYCLE_SQL, PGBENCH, pgbenchCycles } from './pgbench.ts';
import { playCycles } from './play-cycles.ts';

const MISSIONS = 300;
const SECONDS = 6;
const PGBENCH_SECONDS = 5;
const LEVELS = (process.env.BENCH_PLAYERS ?? '1,16,64,200').split(',').map(Number);

/** Mission cycles a second through sockets on PostgreSQL, beside pgbench one transaction a command. */
export const cycles: Group = async (progress) => {
  const database = await makeDatabase(async (store) => {
    await store.world.upsert(worldRows(mapOf(MISSIONS)));
    await store.missions.insert(missions(MISSIONS, 5));
  });
  const server = await startServerProcess(database.url);
  const rows: Row[] = [];
  let nextPlayer = 1;
  const fresh = (count: number) => {
    const first = nextPlayer;
    nextPlayer += count;
    return first;
  };
  try {
    progress('cycles: warming up');
    await playCycles(server, { players: 16, firstPlayer: fresh(16), missions: MISSIONS, seconds: 2 });
    for (const players of LEVELS) {
      const run = { firstPlayer: fresh(10_000), missions: MISSIONS, seconds: PGBENCH_SECONDS };
      const ceiling = await pgbenchCycles(database, run);
      progress(`cycles: pgbench ${ceiling.toFixed(0)} cycles/s`);
      const firstPlayer = fresh(players);
      const plan = { players, firstPlayer, missions: MISSIONS, seconds: SECONDS };
      const played = await playCycles(server, plan);
      progress(`cycles: ${players} players ${played.perSecond.toFixed(0)} cycles/s`);
      rows.push({
        name: `Mission cycles, ${players} player${players === 1 ? '' : 's'}, beside pgbench`,
        unit: 'cycles/s',
        ours: played.perSecond,
        ceiling,
        goal: players === 200 ? { of: 'ratio', atLeast: 1.5 } : null,
      });
      if (players === 64) rows.push(...commandRows(played.commandMs));
    }
    const [paid] = await database.query<{ count: number }>(
      `select count(*)::int as count from reward_ledger where channel = 'credits'`,
    );
    progress(`cycles: ${paid?.count} payments in the ledger`);
  } finally {
    await server.stop();
    await database.drop();
  }
  return { rows, notes: await notes() };
};

const commandRows = (samples: readonly number[]): Row[] => [
  { name: 'Command, 64 players, p50', unit: 'ms', ours: percentile(samples, 0.5), ceiling: null, goal: null },
  {
    name: 'Command, 64 players, p99',
    unit: 'ms',
    ours: percentile(samples, 0.99),
    ceiling: null,
    goal: { of: 'ours', atMost: 50 },
  },
];

const notes = async (): Promise<string[]> => [
  `A cycle is accept, one progress event and complete, each durable before its reply. Players hold a
socket each (\`@colyseus/sdk\`, \`room.request\` for accept and complete); their events reach the server as from
a game server: by \`POST /api/v1/events\`, one call at a time carrying the events that wait. The driver
receives patches without decoding them, as many players' machines would do that. Server, driver and database
are processes of one machine. ${MISSIONS} distinct missions with full-length texts; fresh
players for each level; each takes a mission that it has not had.`,
  `Ceiling: \`${PGBENCH}\` with the session settings of the server (generic plans, index scans only, no JIT)
on the same database, the same tables, indexes and constraints, measured just before each level:\n
\`\`\`sql\n${(await readFile(CYCLE_SQL, 'utf8')).trim()}\n\`\`\``,
];
