import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ LOG_LEVEL: 'debug', MISSION_CAPP: '3', MISSION_CAP: '4' });
});
afterAll(() => server?.end());

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly playerId?: string;
  readonly code?: string;
  readonly settings?: Record<string, unknown>;
}
const lines = (): Line[] =>
  server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
const line = (what: string, is: (line: Line) => boolean) => until(what, () => lines().find(is));
const metric = async (pattern: RegExp) => {
  const { body } = await server.call('GET', '/metrics');
  return Number(new RegExp(`^${pattern.source} (\\S+)$`, 'm').exec(body)?.[1] ?? 'NaN');
};

describe('a start', () => {
  it('says in plain lines what it is about, then where it listens and what to look at', () => {
    const plain = server
      .output()
      .split('\n')
      .filter((text) => text !== '' && !text.startsWith('{'));
    expect(plain.map((text) => text.replace(/\d+/g, 'N'))).toEqual([
      'Missionboard starts.',
      '  content: N missions, N factions',
      expect.stringMatching(/^ {2}database: a new embedded one in /),
      expect.stringMatching(/^ {2}database: (up to date|N migrations? w(as|ere) run)$/),
      '  map: N sectors; catching up with what is due',
      expect.stringMatching(/^Missionboard listens on http:/),
      expect.stringMatching(/^Development: secrets in .*secrets\.json, a player token from POST http:/),
      expect.stringMatching(/^Look at http:/),
    ]);
  });

  it('logs versions and the settings that differ from their defaults, without a secret', async () => {
    const { settings, ...more } = await line('the start', (l) => l.msg === 'starting');
    expect(more).toMatchObject({
      level: 30,
      version: expect.stringMatching(/^\d+\.\d+/),
      node: process.versions.node,
    });
    expect(settings).toMatchObject({ PORT: 0, MISSION_CAP: 4, SERVICE_TOKEN: '(set)', JWT_SECRET: '(set)' });
    expect(settings).not.toHaveProperty('CONTENT_DIR');
    for (const secret of [SERVICE_TOKEN, ADMIN_TOKEN]) expect(server.output()).not.toContain(secret);
    await line('that it is ready', (l) => l.msg === 'ready' && l.level === 30);
  });

  it('warns of a setting that is misspelled', async () => {
    const { level } = await line('the warning', (l) => l.msg.includes('did you mean MISSION_CAP?'));
    expect(level).toBe(40);
  });
});

describe('a request', () => {
  it.each(['my.id-7', 'a', 'trace/span:1=2+3@x'])('keeps its id %s', async (id) => {
    const { headers } = await server.call('GET', '/healthz', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toBe(id);
  });

  it.each([
    ['without one', {}],
    ['whose id has blanks', { 'x-request-id': 'two words' }],
    ['whose id is no text of a log', { 'x-request-id': '{"level":60}' }],
    ['whose id is long', { 'x-request-id': 'x'.repeat(129) }],
  ])('%s is given one', async (_, headers) => {
    const answer = await server.call('GET', '/healthz', { headers });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has an id also when no route of ours answers it', async () => {
    for (const path of ['/nowhere', '/matchmake/joinOrCreate/nothing'])
      expect((await server.call('GET', path)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that is refused is told at debug, by id and code, and counted by code', async () => {
    const before = (await metric(/missionboard_refusals_total\{code="auth\/unauthorized"\}/)) || 0;
    await server.call('GET', '/api/v1/missions/active', { headers: { 'x-request-id': 'lost-1' } });
    expect(await line('the refusal', (l) => l.requestId === 'lost-1')).toMatchObject({
      level: 20,
      msg: 'GET /api/v1/missions/active refused',
      code: 'auth/unauthorized',
    });
    expect(await metric(/missionboard_refusals_total\{code="auth\/unauthorized"\}/)).toBe(before + 1);
  });
});

describe('play', () => {
  it('is told at debug: joins, commands and refusals, each with a request id', async () => {
    const missionId = await createMission(server);
    const player = await server.player();
    const client = await joined(server.url, player.token);
    await client.room.request('accept', { missionId, commandId: 'accept-1' });
    await client.refusal('complete', { missionId });
    await client.leave();

    const entered = await line('the join', (l) => l.msg === 'entered' && l.playerId === player.id);
    expect(await line('its request', (l) => l.requestId === entered.requestId)).toMatchObject({
      msg: 'join',
    });
    expect(await line('the command', (l) => l.requestId === 'accept-1')).toMatchObject({
      level: 20,
      msg: 'accept',
      playerId: player.id,
    });
    expect(await line('the refusal', (l) => l.msg === 'complete refused')).toMatchObject({
      code: 'mission/objectives_unmet',
      playerId: player.id,
      requestId: expect.any(String),
    });
  });

  it('is measured: commands by kind and outcome, joins, calls of events, batches', async () => {
    const commands = (kind: string, outcome: string) =>
      metric(new RegExp(`missionboard_command_seconds_count\\{kind="${kind}",outcome="${outcome}"\\}`));
    const missionId = await createMission(server);
    const player = await server.player();
    const client = await joined(server.url, player.token);
    const path = `/api/v1/missions/${missionId}`;
    const before = await Promise.all([commands('accept', 'ok'), commands('abandon', 'ok')]);
    await client.room.request('accept', { missionId });
    await server.call('POST', `${path}/abandon`, { token: player.token });
    await server.call('POST', `${path}/abandon`, { token: player.token });
    await report(server, wireOre(player.id));
    await client.leave();

    expect(await commands('accept', 'ok')).toBe((before[0] || 0) + 1);
    expect(await commands('abandon', 'ok')).toBe((before[1] || 0) + 1);
    expect(await commands('abandon', 'refused')).toBeGreaterThan(0);
    expect(await metric(/missionboard_join_seconds_count\{outcome="ok"\}/)).toBeGreaterThan(0);
    expect(await metric(/missionboard_events_call_seconds_count\{outcome="ok"\}/)).toBeGreaterThan(0);
    expect(await metric(/missionboard_batch_size_count/)).toBeGreaterThan(0);
    expect(await metric(/missionboard_database_up/)).toBe(1);
    expect(await metric(/missionboard_redis_up/)).toBe(1);
    expect(await metric(/missionboard_due_lag_seconds/)).toBeGreaterThanOrEqual(0);
  });
});

describe('a stop', () => {
  it('is told, from begin to end', async () => {
    const { stderr, code } = await server.stop();
    expect(stderr).toMatch(/"msg":"stopping"[\s\S]*"msg":"stopped"/);
    expect(code).toBe(0);
  });
});
