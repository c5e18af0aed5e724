import { z } from 'zod';
import type { Atlas } from '../app/map/atlas.ts';
import type { MissionService } from '../app/mission-service.ts';
import type { Players } from '../app/players.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { OffsetClock } from '../clock/system-clock.ts';
import type { KnownNames } from '../intake/known-names.ts';
import { reportEvents } from '../intake/report-events.ts';
import { invalid } from '../missions/refusal.ts';
import { id } from './answers/answer.ts';
import { eventsReport } from './answers/service-answers.ts';
import { defineRoute, type Route } from './call.ts';
import { EVENTS_MAX_BYTES, eventsBody, shownEvents } from './service-routes.ts';
import { walkthroughRoute } from './walkthrough-route.ts';

export interface DevRouteParts {
  readonly service: MissionService;
  readonly players: Players;
  readonly tokens: Tokens;
  readonly clock: OffsetClock;
  readonly names: KnownNames;
  readonly atlas: Atlas;
  /** Applies everything that is due. */
  applyDue(): Promise<void>;
  /** Tells everybody who is online where the clock stands now. */
  clockMoved(now: number): Promise<void>;
}

/** Long enough for a day of playing around. */
const TOKEN_SECONDS = 7 * 24 * 3600;
const tokenBody = z.strictObject({
  playerId: z.guid().toLowerCase().optional(),
  name: z.string().trim().min(1).max(64).optional(),
  role: z.enum(['player', 'admin']).optional(),
});
const clockBody = z.union([
  z.strictObject({
    advanceMs: z
      .number()
      .int()
      .min(0)
      .max(400 * 24 * 3_600_000),
  }),
  z.strictObject({ set: z.number().int().min(0).max(253_402_300_799_999) }),
]);

/** What makes development possible without a game. These routes do not exist in production. */
export const devRoutes = ({
  service,
  players,
  tokens,
  clock,
  names,
  atlas,
  applyDue,
  clockMoved,
}: DevRouteParts): Route[] => [
  walkthroughRoute(service, atlas),
  defineRoute({
    method: 'POST',
    path: '/dev/token',
    audience: 'anyone',
    summary: 'A token for a player, who is made when new.',
    body: tokenBody,
    answer: { 200: z.object({ token: z.string(), player_id: id }) },
    handle: async ({ body }) => {
      const playerId = body.playerId ?? crypto.randomUUID();
      await players.ensure(playerId, body.name);
      if (body.name !== undefined) await service.command(playerId, { type: 'renamePlayer', name: body.name });
      const role = body.role === 'admin' ? 'admin' : undefined;
      return { body: { token: await tokens.issue(playerId, role, TOKEN_SECONDS), player_id: playerId } };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/dev/events',
    counted: 'events',
    audience: 'player',
    summary: 'Game events of one’s own player.',
    body: eventsBody,
    shownBody: shownEvents,
    answer: { 200: eventsReport },
    itemByItem: true,
    rawBody: true,
    maxBytes: EVENTS_MAX_BYTES,
    handle: async ({ playerId, body }) => ({
      body: await reportEvents({ service, names }, body.events, playerId),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/dev/clock',
    audience: 'anyone',
    summary: 'Moves the mission clock forward; answers when everything due has been applied.',
    body: clockBody,
    answer: { 200: z.object({ now: z.int() }) },
    handle: async ({ body }) => {
      const by = 'set' in body ? body.set - clock.now() : body.advanceMs;
      if (by < 0) return { refusal: invalid('set', 'the clock only moves forward') };
      clock.advance(by);
      await applyDue();
      const now = clock.now();
      await clockMoved(now);
      return { body: { now } };
    },
  }),
];
