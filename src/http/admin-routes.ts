import { z } from 'zod';
import type { MissionService } from '../app/mission-service.ts';
import { BadCursor } from '../app/ports/cursor.ts';
import type { Store } from '../app/ports/store.ts';
import type { MissionAdmin } from '../app/stock/mission-admin.ts';
import { toWire } from '../casing.ts';
import type { Acceptance } from '../missions/acceptance.ts';
import { missionDefinition } from '../missions/definition.ts';
import { invalid, refuse } from '../missions/refusal.ts';
import { factionCode } from '../objectives/kinds/params.ts';
import { id } from './answers/answer.ts';
import {
  acceptancePage,
  adminMission,
  adminMissionPage,
  heldMission,
  reputationResult,
} from './answers/mission-answers.ts';
import { defineRoute, type Reply, type Route } from './call.ts';
import { acceptanceOfWire, adminMissionWire, NOBODY } from './mission-wire.ts';

export interface AdminRouteParts {
  readonly service: MissionService;
  readonly admin: MissionAdmin;
  readonly store: Store;
  hasFaction(code: string): boolean;
}

const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(64).optional(),
});
// The fields are checked together with those that stay, once the mission has been read.
const missionPatch = z
  .record(z.string(), z.unknown())
  .and(z.object({ isActive: z.boolean().optional(), holders: z.enum(['keep', 'update']).default('keep') }));
const repairBody = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  credits: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional(),
  reputation: z
    .array(z.strictObject({ factionId: factionCode, change: z.number().int().min(-1600).max(1600) }))
    .max(20)
    .optional(),
  dropAcceptance: z.guid().toLowerCase().optional(),
});

const repaired = z.object({
  player: z.object({ id, credits: z.int() }),
  credits: z.int(),
  reputation: z.array(reputationResult),
});

/** What operators and designers call. */
export function adminRoutes({ service, admin, store, hasFaction }: AdminRouteParts): Route[] {
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
      body: missionDefinition,
      answer: { 201: adminMission },
      handle: async ({ body }) => {
        const made = await admin.create(body);
        return made.ok
          ? { status: 201, body: adminMissionWire(made.mission, service.context()) }
          : { refusal: made.refusal };
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/v1/admin/missions/{mission_id}',
      audience: 'admin',
      summary: 'Edits any of a mission’s fields; live rooms see it within a second.',
      body: missionPatch,
      answer: { 200: heldMission },
      handle: async ({ params, body }) => {
        const { holders, ...patch } = body;
        const made = await admin.edit(params.mission_id!, patch, holders);
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
    defineRoute({
      method: 'POST',
      path: '/api/v1/admin/players/{player_id}/repair',
      counted: 'repair',
      audience: 'admin',
      summary: 'Corrects a player: credits, standings, one acceptance dropped without penalty.',
      body: repairBody,
      answer: { 200: repaired },
      refusals: ['mission/not_accepted'],
      handle: async ({ params, body, commandId }) => {
        const unknown = body.reputation?.find((r) => !hasFaction(r.factionId));
        if (unknown !== undefined)
          return { refusal: invalid('reputation', `there is no faction ${unknown.factionId}`) };
        const answer = await service.command(
          params.player_id!,
          {
            type: 'repairPlayer',
            reason: body.reason,
            credits: body.credits,
            reputation: body.reputation?.map((r) => ({ faction: r.factionId, change: r.change })),
            dropAcceptance: body.dropAcceptance,
          },
          commandId,
        );
        return answer.ok ? { body: toWire(answer.result) } : { refusal: answer.refusal };
      },
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
