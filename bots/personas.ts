import * as chaos from './moves/chaos.ts';
import type { Move } from './moves/move.ts';
import { abandon, claim, fly, readJournal, rejoin, takeWork, track, wander } from './moves/work.ts';

/** A way to play: what somebody does how often, and how long they think in between. */
export interface Persona {
  readonly moves: readonly (readonly [Move, number])[];
  /** The shortest and the longest pause, ms. */
  readonly pauseMs: readonly [number, number];
}

const worker = (likes: readonly string[], more: Persona['moves'] = []): Persona => ({
  moves: [
    [takeWork(likes), 5],
    [fly, 8],
    [claim, 6],
    [abandon, 0.5],
    [track, 0.5],
    [readJournal, 0.5],
    [rejoin, 0.3],
    ...more,
  ],
  pauseMs: [300, 1800],
});

/** Everybody that a run may be made of. */
export const personas = {
  trader: worker(['cargo_delivery', 'trade', 'salvage', 'smuggling']),
  fighter: worker(['combat', 'distress'], [[chaos.disaster, 0.3]]),
  explorer: worker(['exploration', 'travel', 'diplomatic', 'social'], [[wander, 4]]),
  chaotic: {
    moves: [
      [takeWork([]), 4],
      [fly, 6],
      [claim, 3],
      [abandon, 1.5],
      [rejoin, 0.5],
      [wander, 1],
      [chaos.doubleClick, 1],
      [chaos.repeatId, 1],
      [chaos.hangUp, 1],
      [chaos.secondDevice, 0.7],
      [chaos.overRest, 2],
      [chaos.oddEvents, 3],
      [chaos.disaster, 0.5],
      [chaos.hopRegion, 0.4],
      [chaos.riseInLevel, 0.2],
      [chaos.renameSector, 0.2],
    ],
    pauseMs: [100, 1200],
  },
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof personas;
export const PERSONA_NAMES = Object.keys(personas) as PersonaName[];
