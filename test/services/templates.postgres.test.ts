import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWire } from '../../src/casing.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { galaxy, templates } from '../generation/content.ts';
import { aCaller, type Body, type Caller, call, report } from '../proofs/board-client.ts';
import { ADMIN_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { putWorld, seen } from '../turnover/region-day.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const codes = templates.map((t) => t.code);
const issuers = [...new Set(templates.flatMap((t) => t.issuers.map((i) => i.faction)))];
/** Enough places that every template of a faction comes up on its boards. */
const BOARD_SIZE = '8';
const MOST_PLAYERS = 60;

interface Found {
  readonly player: Caller;
  readonly mission: Body;
  readonly objectives: readonly Body[];
}

const { dir, remove } = tempDir();
let database: OwnDatabase;
let server: SpawnedServer;
/** A mission of each template, with a player who sees it. */
const found = new Map<string, Found>();

beforeAll(async () => {
  database = await ownDatabase();
  server = await spawnServer({ DATABASE_URL: database.url, DATA_DIR: dir, FACTION_BOARD_SIZE: BOARD_SIZE });
  expect((await putWorld(server, { world_events: beacons() })).status).toBe(200);
  for (let i = 0; i < MOST_PLAYERS && found.size < codes.length; i++) await look(await aVeteran(i));
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
  remove();
});

/** Beacons that call in every tenth sector of the shipped galaxy, for six hours. */
const beacons = () =>
  galaxy()
    .sectors.filter((_, i) => i % 10 === 0)
    .map(({ id, regionId }) => ({
      id: `mayday-${id}`,
      kind: 'distress_beacon',
      region_id: regionId,
      sector_id: id,
      starts_at: new Date(Date.now() - 60_000).toISOString(),
      ends_at: new Date(Date.now() + 6 * 3_600_000).toISOString(),
    }));

/** A player of level 10 whom every issuer trusts, somewhere in the galaxy. */
async function aVeteran(n: number): Promise<Caller> {
  const player = await aCaller(server);
  const sectors = galaxy().sectors;
  await report(server, [
    {
      id: `veteran-${n}`,
      type: 'player_updated',
      player_id: player.id,
      occurred_at: Date.now(),
      level: 10,
      sector_id: sectors[(n * 41) % sectors.length]!.id,
    },
  ]);
  const reputation = issuers.map((faction_id) => ({ faction_id, change: 100 }));
  const repaired = await call(server, 'POST', `/api/v1/admin/players/${player.id}/repair`, {
    token: ADMIN_TOKEN,
    body: { reason: 'a veteran', reputation },
  });
  expect(repaired.status).toBe(200);
  return player;
}

/** Notes missions of templates that nobody has seen yet. */
async function look(player: Caller): Promise<void> {
  const missions = [...(await seen(player, 'random')), ...(await seen(player, 'faction'))];
  for (const { id, template, objectives } of await made(missions)) {
    const mission = missions.find((m) => m.id === id);
    if (!found.has(template)) found.set(template, { player, mission, objectives });
  }
}

/** What the game knows of generated missions besides what players see: by what, and what they ask for. */
const made = (missions: readonly Body[]): Promise<Body[]> =>
  database.run(
    `select id, generator_template as template, objectives from mission
      where generator_template is not null and id in (${missions.map((m) => `'${m.id}'`).join(', ')})`,
  );

/** The game's events that meet all that a mission asks for. */
function played({ player, mission, objectives }: Found): object[] {
  const facts = objectives.flatMap((o) => kindOf(o.kind).walkthrough(o.params));
  return facts.map((fact: object, i: number) => ({
    ...(toWire(fact) as object),
    id: `played-${mission.id}-${i}`,
    player_id: player.id,
    occurred_at: Date.now(),
  }));
}

describe.each(codes)('a mission of the template %s', (code) => {
  it('is listed, accepted, played by the game’s events and paid, all over HTTP', async () => {
    // given
    const { player, mission } = found.get(code)!;
    const accepted = await player.rest('accept', mission.id);
    expect(accepted).toMatchObject({ ok: true, result: { status: 'active' } });
    // when
    const answer = await report(server, played(found.get(code)!));
    // then
    expect(answer.rejected).toEqual([]);
    const claimed = await player.rest('complete', mission.id);
    expect(claimed).toMatchObject({ ok: true, result: { rewards: { credits: mission.credit_reward } } });
    expect(await player.rest('complete', mission.id)).toMatchObject({
      ok: false,
      code: 'mission/already_rewarded',
    });
    const { body } = await player.get('/api/v1/missions/journal');
    expect(body.acceptances[0]).toMatchObject({ status: 'rewarded', mission: { id: mission.id } });
  });
});
