import { z } from 'zod';
import type { Atlas } from '../app/map/atlas.ts';
import type { Players } from '../app/players.ts';
import type { Clock } from '../app/ports/clock.ts';
import { invalid } from '../missions/refusal.ts';
import type { Rules } from '../missions/rules.ts';
import { instant, noBody } from './answers/answer.ts';
import { reference, world } from './answers/map-answers.ts';
import { defineRoute, type Route } from './call.ts';
import { Document } from './document.ts';
import { instant as instantOf } from './mission-wire.ts';
import { referenceWire } from './reference.ts';
import { WorldDocuments } from './world-documents.ts';

export interface MapRouteParts {
  readonly atlas: Atlas;
  readonly players: Players;
  readonly clock: Clock;
  readonly rules: Rules;
}

/** What clients draw with: the map, the names and numbers of the game, the clock. */
export function mapRoutes({ atlas, players, clock, rules }: MapRouteParts): Route[] {
  const documents = new WorldDocuments();
  const drawing = new Document(referenceWire(atlas.factions, rules));
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/reference',
      audience: 'anyone',
      summary: 'What a client needs to draw: factions, levels, goods, slots, rules.',
      answer: { 200: reference, 304: noBody },
      handle: () => ({ document: drawing }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/world',
      audience: 'player',
      also: 'service',
      summary: 'The map of a region: the player’s own by default, for the game all of it.',
      query: z.object({ regionId: z.string().min(1).max(128).optional() }),
      answer: { 200: world, 304: noBody },
      handle: async ({ playerId, query }) => {
        const isService = playerId === '';
        const regionId = query.regionId ?? (isService ? undefined : await regionOf(players, playerId));
        if (query.regionId !== undefined && atlas.region(query.regionId) === undefined)
          return { refusal: invalid('region_id', 'not in the world') };
        return { document: documents.of(atlas.graph, regionId, isService) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/clock',
      audience: 'anyone',
      summary: 'The mission clock, which countdowns follow.',
      answer: { 200: z.object({ now: instant }) },
      handle: () => ({ body: { now: instantOf(clock.now()) } }),
    }),
  ];
}

const regionOf = async (players: Players, playerId: string): Promise<string> =>
  (await players.enter(playerId)).player.regionId;
