import { expect } from 'vitest';
import type { RunningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN } from '../support/spawned-server.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

/** What may become of a mission that others ask about. */
const fates = ['stays', 'is switched off', 'runs out'] as const;
const outcomes = ['rewarded', 'abandoned'] as const;
const HOUR = 3_600_000;

/** A player with a past, and the missions that hang on it: by the code asked about, then by the rule. */
export interface Past {
  readonly token: string;
  readonly hanging: ReadonlyMap<string, Readonly<Record<'all' | 'any' | 'none', string>>>;
}

/** Has a player end missions in several ways, after which those missions meet several fates. */
export async function aPast(server: RunningServer, days = 365): Promise<Past> {
  const { id: playerId, token } = await server.player();
  const tag = playerId.slice(0, 8);
  const act = async (mission: string, what: string) =>
    expect((await server.call('POST', `/api/v1/missions/${mission}/${what}`, { token })).status).toBe(200);
  const patch = async (mission: string, body: object) => {
    const path = `/api/v1/admin/missions/${mission}`;
    expect((await server.call('PATCH', path, { token: ADMIN_TOKEN, body })).status).toBe(200);
  };
  const hanging = new Map<string, Record<'all' | 'any' | 'none', string>>();
  for (const fate of fates)
    for (const outcome of outcomes) {
      const code = `${outcome}-${fate.replaceAll(' ', '-')}-${tag}`;
      const ends = new Date(Date.now() + days * 24 * HOUR).toISOString();
      const id = await createMission(server, { code, ...(fate === 'runs out' ? { expires_at: ends } : {}) });
      const asks = (rule: string) =>
        createMission(server, { requires: { [rule]: [{ code, outcome }] }, title: `${rule} ${code}` });
      hanging.set(code, { all: await asks('all'), any: await asks('any'), none: await asks('none') });
      await act(id, 'accept');
      if (outcome === 'rewarded') await report(server, wireOre(playerId));
      await act(id, outcome === 'rewarded' ? 'complete' : 'abandon');
      if (fate === 'is switched off') await patch(id, { is_active: false });
    }
  return { token, hanging };
}

/** What the player may do with each of the missions that hang on the past. */
export async function doors(server: RunningServer, { token, hanging }: Past) {
  const seen: Record<string, string> = {};
  const list = await server.call('GET', '/api/v1/missions/available?limit=100', { token });
  const listed = new Set(list.body.missions.map((m: { id: string }) => m.id));
  for (const [code, rules] of hanging)
    for (const [rule, id] of Object.entries(rules)) {
      const answer = await server.call('POST', `/api/v1/missions/${id}/accept`, { token });
      if (answer.status === 200) await server.call('POST', `/api/v1/missions/${id}/abandon`, { token });
      seen[`${rule} ${code}`] =
        `${listed.has(id) ? 'listed' : 'hidden'}, ${answer.body.error?.code ?? 'accepted'}`;
    }
  return seen;
}

/** What they have to be: everything did happen. */
export const expectedDoors = ({ hanging }: Past): Record<string, string> =>
  Object.fromEntries(
    [...hanging.keys()].flatMap((code) => [
      [`all ${code}`, 'listed, accepted'],
      [`any ${code}`, 'listed, accepted'],
      [`none ${code}`, 'hidden, mission/requirement_unmet'],
    ]),
  );
