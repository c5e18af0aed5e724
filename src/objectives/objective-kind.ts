import type { z } from 'zod';
import type { ObjectiveAbout } from '../../protocol/missions.ts';
import type { EventFacts, EventOf, GameEventType } from './game-event.ts';
import { noProgress } from './progress.ts';

/** How far one objective has come: the same row for every kind. */
export interface Progress {
  readonly current: number;
  readonly required: number;
  readonly met: boolean;
  /** Sectors already seen, by the kinds that keep a checklist. */
  readonly seen?: readonly number[];
  /** Why this way of several is lost for good; missing while it is open. */
  readonly failed?: string;
}

/** The objective can no longer be met; the reason is a code such as `patrol_detected`. */
export interface Failure {
  readonly failed: string;
}

/** Human names for the ids that labels mention. */
export interface Names {
  sector(id: number): string;
  faction(code: string): string;
}

/**
 * The rule behind an objective. `decide`, the store, the room and the panel never name a kind:
 * they only call these members.
 */
export interface ObjectiveKind<
  K extends string = string,
  P = unknown,
  E extends GameEventType = GameEventType,
> {
  readonly kind: K;
  readonly params: z.ZodType<P>;
  readonly listensTo: readonly E[];
  /** How much makes it met, at least 1. */
  required(params: P): number;
  /** One human line, e.g. "Deliver 40 ore to Sol". */
  label(params: P, names: Names): string;
  /** The sectors that a map would mark for it; empty when it is not about a place. */
  sectors(params: P): readonly number[];
  /** What clients mark and word besides places: whom, what, from and to whom. */
  about(params: P): Partial<ObjectiveAbout>;
  /** What already counts when the objective starts: where the player is now. */
  begin?(params: P, progress: Progress, sectorId: number): Progress;
  /** The next progress; the very same object when the event does not move it. */
  advance(params: P, progress: Progress, event: EventOf<E>): Progress | Failure;
  /** Sample params; with `walkthrough` they let tests and bots play the kind without knowing it. */
  readonly example: P;
  /** Events that meet the objective from where it stands, in order; from nothing when that is not said. */
  walkthrough(params: P, from?: From): EventFacts[];
}

/** Where a walkthrough begins. */
export interface From {
  readonly progress: Progress;
  /** Places for what may happen anywhere; the first is where the player is. */
  readonly sectorIds: readonly number[];
}

/** A kind as its file writes it. */
type WrittenKind<K extends string, P, E extends GameEventType> = Omit<
  ObjectiveKind<K, P, E>,
  'walkthrough'
> & { walkthrough(params: P, from: From): EventFacts[] };

/** Declares a kind with its params and events inferred, erased to the common contract. */
export function defineKind<K extends string, P, E extends GameEventType>(
  kind: WrittenKind<K, P, E>,
): ObjectiveKind<K> {
  const fromNothing = (params: P): From => ({ progress: noProgress(kind.required(params)), sectorIds: [] });
  const whole: ObjectiveKind<K, P, E> = {
    ...kind,
    walkthrough: (params, from = fromNothing(params)) =>
      from.progress.met ? [] : kind.walkthrough(params, from),
  };
  return whole as unknown as ObjectiveKind<K>;
}
