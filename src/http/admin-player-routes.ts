import { z } from 'zod';
import type { Faction } from '../app/map/atlas.ts';
import type { MissionService } from '../app/mission-service.ts';
import type { Store } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import { toWire } from '../casing.ts';
import { didYouMean } from '../did-you-mean.ts';
import { closesBoard, type GateView, gateViews } from '../missions/availability.ts';
import { standing } from '../missions/player.ts';
import { invalid, refuse } from '../missions/refusal.ts';
import { factionCode } from '../objectives/kinds/params.ts';
import { levelOf } from '../reputation/levels.ts';
import { changeWire, operatorOf } from './admin-change.ts';
import { playerInFull, repaired, whyAnswer } from './answers/admin-answers.ts';
import { defineRoute, type Route } from './call.ts';
import { acceptanceOfWire, instant, NOBODY } from './mission-wire.ts';

export interface AdminPlayerRouteParts {
  readonly service: MissionService;
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly factions: readonly Faction[];
}

/** Ended attempts and changes that one look at a player shows. */
const SHOWN = 20;

const repairBody = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  credits: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional(),
  reputation: z
    .array(z.strictObject({ factionId: factionCode, change: z.number().int().min(-1600).max(1600) }))
    .max(20)
    .optional(),
  dropAcceptance: z.guid().toLowerCase().optional(),
});

/** What operators ask of players. */
export const adminPlayerRoutes = ({
  service,
  catalogue,
  store,
  factions,
}: AdminPlayerRouteParts): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/admin/players/{player_id}',
    audience: 'admin',
    summary: 'One player: balances, standings, live and last acceptances, and who repaired them.',
    answer: { 200: playerInFull },
    handle: async ({ params }) => {
      const playerId = params.player_id!;
      const state = await service.lookUp(playerId);
      if (state === undefined) return { refusal: refuse('player/unknown', { playerId }) };
      const [items, page, changes] = await Promise.all([
        store.inventory(playerId),
        store.journal(playerId, undefined, SHOWN),
        store.adminChanges({ playerId }, SHOWN),
      ]);
      const ctx = service.context();
      const { id, name, level, credits, regionId, sectorId, completedMissions } = state.player;
      const read = standing(state);
      return {
        body: {
          player: toWire({ id, name, level, regionId, sectorId, completedMissions }),
          balances: { credits, items },
          standings: factions.map(({ code }) => {
            const { level: rung, title } = levelOf(read(code));
            return { faction_id: code, value: read(code), level: rung, title };
          }),
          live: [...state.live.values()].flatMap((live) => {
            const mission = catalogue.heldBy(live);
            return mission === undefined ? [] : [acceptanceOfWire(live, mission, state, ctx)];
          }),
          last: page.acceptances.map(({ acceptance, mission, rewards }) =>
            acceptanceOfWire(acceptance, mission, NOBODY, ctx, rewards === null ? {} : { rewards }),
          ),
          changes: changes.map(changeWire),
        },
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/admin/players/{player_id}/why/{mission_id}',
    audience: 'admin',
    summary:
      'Which gates of a mission are open to a player and which are shut, in the order in which they answer.',
    answer: { 200: whyAnswer },
    handle: async ({ params }) => {
      const [playerId, missionId] = [params.player_id!, params.mission_id!];
      const state = await service.lookUp(playerId);
      if (state === undefined) return { refusal: refuse('player/unknown', { playerId }) };
      const [mission] = await store.missions.byIds([missionId]);
      if (mission === undefined) return { refusal: refuse('mission/not_found', { missionId }) };
      const views = gateViews(mission, state, service.context());
      return {
        body: { available: !views.some(closesBoard), gates: views.map(gateWire) },
      };
    },
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
    handle: async ({ playerId, params, body, commandId }) => {
      const codes = factions.map((f) => f.code);
      const unknown = body.reputation?.find((r) => !codes.includes(r.factionId));
      if (unknown !== undefined) {
        const message = `there is no faction ${unknown.factionId}${didYouMean(unknown.factionId, codes)}`;
        return { refusal: invalid('reputation', message) };
      }
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
        operatorOf(playerId),
      );
      return answer.ok ? { body: toWire(answer.result) } : { refusal: answer.refusal };
    },
  }),
];

/** A gate over HTTP: instants as the wire has them. */
const gateWire = ({ code, open, required, current }: GateView) => ({
  code,
  open,
  ...(required === undefined ? {} : { required: onWire(code, required) }),
  ...(current === undefined ? {} : { current: onWire(code, current) }),
});

const onWire = (code: GateView['code'], value: unknown): unknown =>
  code === 'mission/expired' ? instant(value as number | null) : toWire(value);
