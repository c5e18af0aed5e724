import { z } from 'zod';
import type { WorldService } from '../app/map/world-service.ts';
import type { MissionService } from '../app/mission-service.ts';
import type { Store } from '../app/ports/store.ts';
import { toWire } from '../casing.ts';
import type { KnownNames } from '../intake/known-names.ts';
import { reportEvents } from '../intake/report-events.ts';
import { gameEvent } from '../objectives/game-event.ts';
import { worldChanges } from '../world/world-schema.ts';
import { outboxPage } from './answers/outbox-answers.ts';
import { eventsReport, worldTaken } from './answers/service-answers.ts';
import { defineRoute, type Route } from './call.ts';
import { instant } from './mission-wire.ts';

export interface ServiceRouteParts {
  readonly service: MissionService;
  readonly store: Store;
  readonly world: WorldService;
  readonly names: KnownNames;
}

/** The body of a call of events; each event is checked by itself. */
export const eventsBody = z.strictObject({ events: z.array(z.unknown()).min(1).max(1000) });
/** The same, as the contract shows it. */
export const shownEvents = z.strictObject({ events: z.array(gameEvent).min(1).max(1000) });
/** A thousand events of the largest sort. */
export const EVENTS_MAX_BYTES = 2 * 1024 * 1024;

/** A hundred thousand sectors with their warps. */
const WORLD_MAX_BYTES = 64 * 1024 * 1024;
const WORLD_MAX_VALUES = 4_000_000;

const outboxQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'a cursor')
    .default('0'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** What the trusted game server calls. */
export const serviceRoutes = ({ service, store, world, names }: ServiceRouteParts): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/v1/events',
    counted: 'events',
    audience: 'service',
    summary: 'Reports 1 to 1,000 game events; a repeated id changes nothing.',
    body: eventsBody,
    shownBody: shownEvents,
    answer: { 200: eventsReport },
    itemByItem: true,
    rawBody: true,
    maxBytes: EVENTS_MAX_BYTES,
    handle: async ({ body }) => ({ body: await reportEvents({ service, names }, body.events) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/world',
    audience: 'service',
    summary: 'Adds to the map, changes rows of it by id or takes them away: all of a call or nothing.',
    body: worldChanges,
    answer: { 200: worldTaken },
    rawBody: true,
    maxBytes: WORLD_MAX_BYTES,
    bounds: { values: WORLD_MAX_VALUES },
    handle: async ({ body }) => {
      const answer = await world.put(body);
      if (!answer.ok) return answer;
      const { removed, warnings } = answer;
      const counts = Object.fromEntries(Object.entries(body).map(([list, rows]) => [list, rows.length]));
      return { body: toWire({ ...counts, removed, warnings }) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/outbox',
    audience: 'service',
    summary: 'What happened behind a cursor, oldest first: at least once, in order per player.',
    query: outboxQuery,
    answer: { 200: outboxPage },
    handle: async ({ query }) => {
      const entries = await store.outbox(query.after, query.limit);
      return {
        body: {
          entries: entries.map((e) => ({
            id: e.id,
            cursor: e.cursor,
            type: e.type,
            player_id: e.playerId,
            mission_id: e.missionId,
            code: e.code,
            at: instant(e.at),
            data: toWire(e.data),
          })),
          next_cursor: entries[entries.length - 1]?.cursor ?? query.after,
        },
      };
    },
  }),
];
