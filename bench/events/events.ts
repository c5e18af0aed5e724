import { worldRows } from '../../src/app/map/atlas.ts';
import type { Group } from '../group.ts';
import { inTurn } from '../support/join.ts';
import { mapOf, missionId, missions, playerId } from '../support/missions.ts';
import { makeDatabase } from '../support/private-database.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import type { Row } from '../table.ts';
import { type Attempt, BARE_UPDATE, bareUpdates } from './bare-update.ts';
import { postEvents } from './post-events.ts';

const PLAYERS = 200;
const PER_CALL = 500;
const SECONDS = 5;
/** More than any run reports: every event moves progress, none completes a mission. */
const ENDLESS = 1_000_000;

/** Events a second through HTTP, beside a bare update of the same rows. */
export const events: Group = async (progress) => {
  const database = await makeDatabase(async (store) => {
    await store.world.upsert(worldRows(mapOf(PLAYERS)));
    await store.missions.insert(missions(PLAYERS, ENDLESS));
  });
  const server = await startServerProcess(database.url);
  const players = Array.from({ length: PLAYERS }, (_, n) => playerId(n));
  const rows: Row[] = [];
  try {
    await inTurn([...players.keys()], (n) => accept(server, players[n]!, missionId(n)));
    const attempts = await database.query<Attempt & Record<string, unknown>>(
      'select id, player_id as "playerId" from mission_acceptance order by player_id',
    );
    progress('events: warming up');
    await postEvents(server, players, { callers: 1, perCall: PER_CALL, seconds: 2, label: 'warm' });
    for (const callers of [1, 4]) {
      const run = { callers, perCall: PER_CALL, seconds: SECONDS };
      const ceiling = await bareUpdates(database.url, attempts, { ...run, label: `bare${callers}` });
      progress(`events: bare update, ${callers} at once, ${ceiling.toFixed(0)} events/s`);
      const ours = await postEvents(server, players, { ...run, label: `post${callers}` });
      progress(`events: POST, ${callers} at once, ${ours.toFixed(0)} events/s`);
      rows.push({
        name: `Events in calls of ${PER_CALL}, ${callers} caller${callers === 1 ? '' : 's'}, beside a bare update`,
        unit: 'events/s',
        ours,
        ceiling,
        goal: callers === 1 ? { of: 'ratio', atLeast: 0.3 } : null,
      });
    }
  } finally {
    await server.stop();
    await database.drop();
  }
  return { rows, notes: [NOTE] };
};

async function accept(server: ServerProcess, player: string, mission: string): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/missions/${mission}/accept`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(player)}` },
  });
  if (!response.ok) throw new Error(`accept: ${response.status} ${await response.text()}`);
}

const NOTE = `Events are of ${PLAYERS} players without sockets, each holding one mission that every event moves and
none completes; every call is answered after its commit. Ceiling, in one transaction a call:\n
\`\`\`sql\n${BARE_UPDATE}\n\`\`\``;
