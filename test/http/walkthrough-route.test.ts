import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissionClient } from '../../client/index.ts';
import { toWire } from '../../src/casing.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { createMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer({ MISSION_CAP: '100' });
});
afterAll(() => server?.end());

type Facts = Record<string, unknown>;

/** A player who holds a mission of these objectives. */
async function holding(more: object) {
  const missionId = await createMission(server, more);
  const { token } = await server.player();
  const client = new MissionClient({ url: server.url, token: async () => token });
  await client.join();
  await client.accept(missionId);
  const walkthrough = async (): Promise<Facts[]> => {
    const { status, body } = await server.call('GET', `/dev/walkthrough?mission_id=${missionId}`, { token });
    expect(status).toBe(200);
    return body.events;
  };
  const play = async (events: Facts[]) => {
    const stamped = events.map((event) => ({ ...event, id: crypto.randomUUID(), occurred_at: Date.now() }));
    const { body } = await server.call('POST', '/dev/events', { token, body: { events: stamped } });
    expect(body).toMatchObject({ accepted: events.length, duplicates: 0, rejected: [] });
  };
  const status = async () => {
    const { body } = await server.call('GET', '/api/v1/missions/active', { token });
    return body.acceptances[0]?.status;
  };
  return { missionId, token, client, walkthrough, play, status };
}

const objectiveOf = ({ kind, example }: { kind: string; example: unknown }, id = kind) => ({
  id,
  kind,
  params: toWire(example),
});

describe.each([...kinds.values()])('the walkthrough of $kind', (kind) => {
  it('meets the mission when it is played, from its half too, and then is empty', async () => {
    const held = await holding({ objectives: [objectiveOf(kind)] });
    const whole = await held.walkthrough();
    for (const event of whole) {
      expect(event).not.toHaveProperty('id');
      expect(event).not.toHaveProperty('occurred_at');
    }
    const half = whole.slice(0, Math.floor(whole.length / 2));
    if (half.length > 0) await held.play(half);
    expect(await held.status()).toBe('active');
    const rest = await held.walkthrough();
    expect(rest).toHaveLength(whole.length - half.length);
    await held.play(rest);
    expect(await held.status()).toBe('completed');
    expect(await held.walkthrough()).toEqual([]);
    held.client.leave();
  });
});

describe('the walkthrough of a mission', () => {
  const [deliver, scan] = ['deliver_cargo', 'scan_sector'].map((name) => kinds.get(name)!);

  it.each(['all', 'sequence', 'any'])('follows its mode: %s', async (mode) => {
    const held = await holding({ objectives: [objectiveOf(deliver!), objectiveOf(scan!)], mode });
    const events = await held.walkthrough();
    expect(events.map((e) => e.type)).toEqual(
      mode === 'any' ? ['cargo_delivered'] : ['cargo_delivered', 'sector_scanned'],
    );
    await held.play(events);
    expect(await held.status()).toBe('completed');
    held.client.leave();
  });

  it('is refused for one that is not held, and without a mission', async () => {
    const { token } = await server.player();
    const missionId = await createMission(server);
    const ask = (query: string) => server.call('GET', `/dev/walkthrough?${query}`, { token });
    const refused = await ask(`mission_id=${missionId}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'mission/not_accepted']);
    expect((await ask('mission_id=nonsense')).status).toBe(400);
    expect((await ask('')).status).toBe(400);
  });
});
