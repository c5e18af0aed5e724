import { z } from 'zod';
import type { MissionService } from '../app/mission-service.ts';
import { BadCursor } from '../app/ports/cursor.ts';
import type { Store } from '../app/ports/store.ts';
import type { MissionAdmin } from '../app/stock/mission-admin.ts';
import type { Acceptance } from '../missions/acceptance.ts';
import { missionDefinition } from '../missions/definition.ts';
import { invalid, refuse } from '../missions/refusal.ts';
import { changeWire, operatorOf } from './admin-change.ts';
import { heldMission, missionInFull } from './answers/admin-answers.ts';
import { acceptancePage, adminMission, adminMissionPage } from './answers/mission-answers.ts';
import { defineRoute, type Reply, type Route } from './call.ts';
import { acceptanceOfWire, adminMissionWire, NOBODY } from './mission-wire.ts';

export interface AdminRouteParts {
  readonly service: MissionService;
  readonly admin: MissionAdmin;
  readonly store: Store;
}

const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(64).optional(),
});
// The fields are checked together with those that stay, once the mission has been read.
const missionPatch = z
  .record(z.string(), z.unknown())
  .and(z.object({ isActive: z.boolean().optional(), holders: z.enum(['keep', 'update']).default('keep') }));
/** Changes that one look at a mission shows. */
const SHOWN = 50;

/** What designers and operators ask of missions. */
export function adminRoutes({ service, admin, store }: AdminRouteParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/admin/missions',
      audience: 'admin',
      summary: 'All faction missions, newest first.',
      answer: { 200: adminMissionPage },
      query: pageQuery,
      handle: ({ query }) =>
        paged(async () => {
          const page = await store.missions.list(query.cursor, query.limit);
          const ctx = service.context();
          return {
            body: {
              missions: page.missions.map((m) => adminMissionWire(m, ctx)),
              next_cursor: page.nextCursor,
            },
          };
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/admin/missions',
      audience: 'admin',
      summary: 'Creates a faction mission.',
      body: missionDefinition.extend({ isActive: z.boolean().default(true) }),
      answer: { 201: adminMission },
      handle: async ({ playerId, body }) => {
        const { isActive, ...definition } = body;
        const made = await admin.create(definition, { isActive, by: operatorOf(playerId) });
        return made.ok
          ? { status: 201, body: adminMissionWire(made.mission, service.context()) }
          : { refusal: made.refusal };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/admin/missions/{mission_id}',
      audience: 'admin',
      summary: 'One mission of any family, with how many hold it and who changed it.',
      answer: { 200: missionInFull },
      handle: async ({ params }) => {
        const missionId = params.mission_id!;
        const [mission] = await store.missions.byIds([missionId]);
        if (mission === undefined) return { refusal: refuse('mission/not_found', { missionId }) };
        const [{ count }, changes] = await Promise.all([
          store.held(missionId),
          store.adminChanges({ missionId }, SHOWN),
        ]);
        const wire = adminMissionWire(mission, service.context());
        return { body: { ...wire, held: count, changes: changes.map(changeWire) } };
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/v1/admin/missions/{mission_id}',
      audience: 'admin',
      summary: 'Edits any of a mission’s fields; live rooms see it within a second.',
      body: missionPatch,
      answer: { 200: heldMission },
      handle: async ({ playerId, params, body }) => {
        const { holders, ...patch } = body;
        const made = await admin.edit(params.mission_id!, patch, { holders, by: operatorOf(playerId) });
        if (!made.ok) return { refusal: made.refusal };
        const { count } = await store.held(made.mission.id);
        return { body: { ...adminMissionWire(made.mission, service.context()), held: count } };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/admin/missions/{mission_id}/acceptances',
      audience: 'admin',
      summary: 'Everybody’s attempts at a mission, newest first.',
      answer: { 200: acceptancePage },
      query: pageQuery,
      handle: ({ params, query }) =>
        paged(async () => {
          const missionId = params.mission_id!;
          const [mission] = await store.missions.byIds([missionId]);
          if (mission === undefined) return { refusal: refuse('mission/not_found', { missionId }) };
          const page = await store.acceptancesOf(missionId, query.cursor, query.limit);
          const ctx = service.context();
          const earlier = page.acceptances.some((a) => a.edition !== mission.edition)
            ? await store.missions.editions([missionId])
            : [];
          const heldBy = (a: Acceptance) => earlier.find((m) => m.edition === a.edition) ?? mission;
          return {
            body: {
              acceptances: page.acceptances.map((a) => acceptanceOfWire(a, heldBy(a), NOBODY, ctx)),
              next_cursor: page.nextCursor,
            },
          };
        }),
    }),
  ];
}

async function paged(answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof BadCursor) return { refusal: invalid('cursor', 'not a cursor') };
    throw error;
  }
}
