import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissionClient, type ObjectiveView } from '../../client/index.ts';
import { toWire } from '../../src/casing.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { createMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
let client: MissionClient;
let token: string;
const missionOf = new Map<string, string>();

const NOTHING = {
  commodity: '',
  opponentKind: '',
  opponentFaction: '',
  targetId: '',
  fromFaction: '',
  toFaction: '',
  side: '',
};

beforeAll(async () => {
  server = await sharedServer({ MISSION_CAP: '100' });
  for (const { kind, example } of kinds.values())
    missionOf.set(kind, await createMission(server, { objectives: [{ kind, params: toWire(example) }] }));
  ({ token } = await server.player());
  client = new MissionClient({ url: server.url, token: async () => token });
  await client.join();
});
afterAll(async () => {
  client.leave();
  await server.end();
});

const only = <T>(list: readonly T[] | undefined): T => {
  expect(list).toHaveLength(1);
  return list![0]!;
};
/** The fields as HTTP spells them. */
const wired = (objective: ObjectiveView): object => toWire({ ...objective }) as object;

describe.each([...kinds.values()])('an objective of kind $kind', ({ kind, example, about }) => {
  const said = { ...NOTHING, ...JSON.parse(JSON.stringify(about(example))) };

  it('is told alike in the room and over HTTP, where its params stand as written', async () => {
    const missionId = missionOf.get(kind)!;
    const offered = only(client.getState()?.available[missionId]?.objectives);
    expect(offered).toMatchObject(said);
    const page = await server.call('GET', '/api/v1/missions/available?limit=100', { token });
    const listed = page.body.missions.find((m: { id: string }) => m.id === missionId);
    expect(only(listed.objectives)).toEqual({ ...wired(offered), params: toWire(example) });
  });

  it('stays so when it is accepted', async () => {
    const missionId = missionOf.get(kind)!;
    const answer = await client.accept(missionId);
    const held = only(client.getState()?.active[missionId]?.objectives);
    expect(held).toMatchObject({ ...said, current: 0, met: false });
    expect(answer.ok && only(answer.result.mission.objectives)).toEqual({ ...held, params: example });
    const { body } = await server.call('GET', '/api/v1/missions/active', { token });
    const attempt = body.acceptances.find((a: { mission: { id: string } }) => a.mission.id === missionId);
    expect(only(attempt.objectives)).toEqual({ ...wired(held), params: toWire(example) });
    expect(attempt.mission.objectives).toEqual(attempt.objectives);
  });
});
