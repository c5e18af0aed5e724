import type { MissionService } from '../src/app/mission-service.ts';
import type { WorkInHand } from '../src/app/pacing/work-in-hand.ts';
import type { Answered } from '../src/app/ports/answered.ts';
import type { Tokens } from '../src/auth/tokens.ts';
import type { PlayerLimits } from '../src/limits/player-limits.ts';
import type { LiveRooms } from './live-rooms.ts';
import type { Reloads } from './reloads.ts';
import type { TokenEnds } from './token-ends.ts';
import type { ViewParts } from './view/player-view.ts';

/** What rooms work with. Colyseus makes rooms itself, so they are handed over before the first. */
export interface RoomParts extends ViewParts {
  readonly service: MissionService;
  readonly tokens: Tokens;
  readonly tokenEnds: TokenEnds;
  readonly liveRooms: LiveRooms;
  readonly limits: PlayerLimits;
  readonly reloads: Reloads;
  /** What players wait for; nothing new begins once it is ending. */
  readonly work: WorkInHand;
  onError(error: unknown): void;
  /** Told of every command and every join. */
  answered(one: Answered): void;
}

let parts: RoomParts | undefined;

/** Called once by the composition root. */
export function provideRooms(provided: RoomParts): void {
  parts = provided;
}

/** The parts; throws when a room is made before the server is composed. */
export function roomParts(): RoomParts {
  if (parts === undefined) throw new Error('rooms were not provided with their parts');
  return parts;
}
