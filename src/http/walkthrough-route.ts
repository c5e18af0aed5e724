import { z } from 'zod';
import type { Atlas } from '../app/map/atlas.ts';
import type { MissionService } from '../app/mission-service.ts';
import { toWire } from '../casing.ts';
import { refuse } from '../missions/refusal.ts';
import { walkthroughOf } from '../missions/walkthrough.ts';
import { walkthrough } from './answers/map-answers.ts';
import { defineRoute, type Route } from './call.ts';

/** How a mission is met: what people at a panel without a game need to play it. */
export const walkthroughRoute = (service: MissionService, atlas: Atlas): Route =>
  defineRoute({
    method: 'GET',
    path: '/dev/walkthrough',
    audience: 'player',
    summary: 'What the game would report for an active mission to be met from where it stands now.',
    query: z.object({ missionId: z.uuid().toLowerCase() }),
    answer: { 200: walkthrough },
    refusals: ['mission/not_accepted'],
    handle: async ({ playerId, query: { missionId } }) => {
      const { player, live } = await service.player(playerId);
      const held = live.get(missionId);
      if (held === undefined) return { refusal: refuse('mission/not_accepted', { missionId }) };
      const { sectorId, regionId } = player;
      const sectorIds = [...atlas.graph.sectors.values()]
        .filter((sector) => sector.regionId === regionId)
        .map((sector) => sector.id);
      const facts = walkthroughOf(held, { sectorId, sectorIds });
      return { body: { events: facts.map((fact) => toWire({ ...fact, playerId })) } };
    },
  });
