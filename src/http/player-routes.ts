import { z } from 'zod';
import type { MissionService } from '../app/mission-service.ts';
import { BadCursor } from '../app/ports/cursor.ts';
import { boardOrder, type Catalogue } from '../app/stock/catalogue.ts';
import { isAvailable } from '../missions/availability.ts';
import type { Command } from '../missions/command.ts';
import { MISSION_TYPES, type Mission } from '../missions/mission.ts';
import { invalid } from '../missions/refusal.ts';
import { acceptance, acceptancePage, journalPage, missionPage } from './answers/mission-answers.ts';
import { type Call, defineRoute, type Reply, type Route } from './call.ts';
import { acceptanceOfWire, acceptanceWire, NOBODY, offerWire } from './mission-wire.ts';

export interface PlayerRouteParts {
  readonly service: MissionService;
  readonly catalogue: Catalogue;
}

const limit = z.coerce.number().int().min(1).max(100).default(50);
const availableQuery = z.strictObject({
  factionId: z.string().max(64).optional(),
  type: z.enum(MISSION_TYPES).optional(),
  family: z.enum(['faction', 'random', 'daily']).optional(),
  limit,
  cursor: z.string().max(1024).optional(),
});
const journalQuery = z.strictObject({ limit, cursor: z.string().max(64).optional() });
const completeBody = z.strictObject({ choice: z.string().min(1).max(64).optional() });

const ACCEPT_REFUSALS = [
  'mission/already_accepted',
  'mission/already_rewarded',
  'mission/expired',
  'mission/inactive',
  'mission/wrong_region',
  'mission/reputation_too_low',
  'mission/level_too_low',
  'mission/requirement_unmet',
  'mission/daily_slot_taken',
  'mission/cap_reached',
] as const;
const ENDED_REFUSALS = ['mission/already_rewarded', 'mission/expired', 'mission/not_accepted'] as const;
const COMPLETE_REFUSALS = [...ENDED_REFUSALS, 'mission/party_required', 'mission/objectives_unmet'] as const;

type MissionCommand = Extract<Command, { missionId: string }>;

/** What players ask over HTTP: the same service as their room. */
export function playerRoutes({ service, catalogue }: PlayerRouteParts): Route[] {
  const command = async (call: Call, make: (missionId: string) => MissionCommand): Promise<Reply> => {
    const missionId = call.params.mission_id!;
    const answer = await service.command(call.playerId, make(missionId), call.commandId);
    if (!answer.ok) return { refusal: answer.refusal };
    const { mission: view, ...extra } = answer.result;
    return { body: acceptanceWire(view, call.playerId, extra) };
  };

  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/missions/available',
      audience: 'player',
      summary: 'Missions that the player may accept now, in the board’s order.',
      query: availableQuery,
      answer: { 200: missionPage },
      handle: async ({ playerId, query }) => {
        const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
        if (after === null) return { refusal: invalid('cursor', 'not a cursor') };
        const state = await service.player(playerId);
        const ctx = service.context();
        const found = catalogue
          .boardFor(playerId)
          .filter(
            (m) =>
              (query.factionId === undefined || m.faction === query.factionId) &&
              (query.type === undefined || m.type === query.type) &&
              (query.family === undefined || m.family === query.family) &&
              (after === undefined || boardOrder(after, m) < 0) &&
              isAvailable(m, state, ctx),
          );
        const page = found.slice(0, query.limit);
        const last = page[page.length - 1];
        const missions = page.map((m) => offerWire(m, state, ctx));
        return {
          body: { missions, next_cursor: found.length > page.length && last ? cursorOf(last) : null },
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/missions/active',
      audience: 'player',
      summary: 'The player’s live acceptances.',
      answer: { 200: acceptancePage },
      handle: async ({ playerId }) => {
        const state = await service.player(playerId);
        const ctx = service.context();
        const acceptances = [...state.live.values()].flatMap((live) => {
          const mission = catalogue.heldBy(live);
          return mission === undefined ? [] : [acceptanceOfWire(live, mission, state, ctx)];
        });
        return { body: { acceptances, next_cursor: null } };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/missions/journal',
      audience: 'player',
      summary: 'The player’s ended acceptances, newest first.',
      query: journalQuery,
      answer: { 200: journalPage },
      handle: async ({ playerId, query }) => {
        try {
          const page = await service.journal(playerId, query.cursor, query.limit);
          const ctx = service.context();
          const acceptances = page.acceptances.map(({ acceptance, mission, rewards }) =>
            acceptanceOfWire(acceptance, mission, NOBODY, ctx, rewards === null ? {} : { rewards }),
          );
          return { body: { acceptances, next_cursor: page.nextCursor } };
        } catch (error) {
          if (error instanceof BadCursor) return { refusal: invalid('cursor', 'not a cursor') };
          throw error;
        }
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/missions/{mission_id}/accept',
      counted: 'accept',
      audience: 'player',
      command: true,
      summary: 'Accepts a mission.',
      answer: { 200: acceptance },
      refusals: ACCEPT_REFUSALS,
      handle: (call) => command(call, (missionId) => ({ type: 'acceptMission', missionId })),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/missions/{mission_id}/complete',
      counted: 'complete',
      audience: 'player',
      command: true,
      summary: 'Claims the reward of a mission whose objectives are met.',
      body: completeBody,
      answer: { 200: acceptance },
      refusals: COMPLETE_REFUSALS,
      handle: (call) =>
        command(call, (missionId) => ({ type: 'completeMission', missionId, choice: call.body.choice })),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/missions/{mission_id}/abandon',
      counted: 'abandon',
      audience: 'player',
      command: true,
      summary: 'Drops a mission without reward.',
      answer: { 200: acceptance },
      refusals: ENDED_REFUSALS,
      handle: (call) => command(call, (missionId) => ({ type: 'abandonMission', missionId })),
    }),
  ];
}

type Place = Mission;

/** A cursor that survives what it points at: the place in the order, not the row. */
const cursorOf = ({ family, expiresAt, title, id }: Mission): string =>
  Buffer.from(JSON.stringify([family, expiresAt, title, id])).toString('base64url');

const place = z.tuple([z.string(), z.number().nullable(), z.string(), z.string()]);

function placeOf(cursor: string): Place | null {
  try {
    const [family, expiresAt, title, id] = place.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    return { family, expiresAt, title, id } as Place;
  } catch {
    return null;
  }
}
