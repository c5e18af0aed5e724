import { toWire } from '../../casing.ts';
import { apply } from '../../missions/apply.ts';
import { carryOut } from '../../missions/carry-out.ts';
import type { Change } from '../../missions/change.ts';
import type { Command } from '../../missions/command.ts';
import { type Revision, revise } from '../../missions/decide/revise.ts';
import type { Player } from '../../missions/player.ts';
import { invalid, type Refusal, refuse } from '../../missions/refusal.ts';
import type { GameEvent } from '../../objectives/game-event.ts';
import type { Answer } from '../ports/store.ts';
import { type AnswerTo, answerTo } from './answers.ts';
import type { CommandKey, Desk, Job } from './job.ts';

/**
 * A player's or operator's command; with a `commandId` it acts once and answers alike ever after. `by` is
 * the operator.
 */
export function commandJob<C extends Command>(
  playerId: string,
  command: C,
  commandId?: string,
  by = 'unknown',
): Job<Answer<AnswerTo<C>>> {
  const request = JSON.stringify(command);
  const asker = command.type === 'repairPlayer' ? 'operator' : 'player';
  const key = commandId === undefined ? undefined : ({ asker, commandId } as const);
  const note = command.type === 'repairPlayer' ? command.reason : undefined;
  return {
    playerId,
    weight: 1,
    missionIds: 'missionId' in command ? [command.missionId] : [],
    eventIds: [],
    command: key,
    unknown: () => no(refuse('player/unknown', { playerId })),
    run: (state, desk) =>
      once<AnswerTo<C>>(desk, key, request, () => {
        const before = new Map(state.live);
        const decision = carryOut(state, command, desk.ctx);
        if (!decision.ok) return no(decision.refusal);
        desk.record(decision.changes, note);
        if (command.type === 'repairPlayer') {
          const { type: _, ...details } = command;
          desk.noteAdmin({ by, action: 'repair', details: toWire(details) });
        }
        const done = { changes: decision.changes, state, before, ctx: desk.ctx };
        return { ok: true, result: answerTo(command, done) };
      }),
  };
}

/** A read whose answer is remembered under its command id like a command's. */
export function rememberJob<R>(
  playerId: string,
  commandId: string,
  request: string,
  answer: Answer<R>,
): Job<Answer<R>> {
  const key: CommandKey = { asker: 'player', commandId };
  return {
    playerId,
    weight: 1,
    missionIds: [],
    eventIds: [],
    command: key,
    unknown: () => no(refuse('player/unknown', { playerId })),
    run: (_, desk) => once(desk, key, request, () => answer),
  };
}

/**
 * How many events counted for the first time, and how many of these moved anything; `undefined` when
 * there is no such player.
 */
export type EventsResult = { accepted: number; duplicates: number; moved: number } | undefined;

/** Facts about one player, in order. A repeated id changes nothing. */
export function eventsJob(playerId: string, events: readonly GameEvent[]): Job<EventsResult> {
  return {
    playerId,
    weight: events.length,
    missionIds: [],
    eventIds: events.map((e) => e.id),
    unknown: () => undefined,
    run: (state, desk) => {
      let duplicates = 0;
      let moved = 0;
      for (const event of events) {
        if (desk.seen(event.id)) {
          duplicates++;
          continue;
        }
        desk.keepEvent({ id: event.id, playerId, type: event.type, occurredAt: event.occurredAt });
        const before = state.player;
        const decision = carryOut(state, { type: 'reportEvent', event }, desk.ctx);
        if (!decision.ok) continue;
        desk.record(decision.changes);
        if (movesAnything(decision.changes, before)) moved++;
      }
      return { accepted: events.length - duplicates, duplicates, moved };
    },
  };
}

/** Whether an event did more than confirm what was known of the player. */
const movesAnything = (changes: readonly Change[], before: Player): boolean =>
  changes.some(
    (change) =>
      change.type !== 'playerUpdated' ||
      (['name', 'level', 'regionId', 'sectorId'] as const).some(
        (field) => change.fields[field] !== undefined && change.fields[field] !== before[field],
      ),
  );

/** Brings a player's attempt to the edition that an operator's edit leads to. */
export const reviseJob = (playerId: string, missionId: string, revision: Revision): Job<void> => ({
  playerId,
  weight: 1,
  missionIds: [],
  eventIds: [],
  unknown: () => undefined,
  run: (state, desk) => {
    const changes = revise(state, missionId, revision, desk.ctx);
    for (const change of changes) apply(state, change);
    desk.record(changes);
  },
});

/** Applies what time has done to a player: the pipeline settles every player that it loads. */
export const settleJob = (playerId: string): Job<void> => ({
  playerId,
  weight: 1,
  missionIds: [],
  eventIds: [],
  run: () => undefined,
  unknown: () => undefined,
});

const no = (refusal: Refusal): Answer<never> => ({ ok: false, refusal });

function once<R>(desk: Desk, key: CommandKey | undefined, request: string, act: () => Answer<R>): Answer<R> {
  if (key === undefined) return act();
  const first = desk.answerOf(key);
  if (first !== undefined)
    return first.request === request
      ? // Kept as text; the same request has an answer of the same shape.
        (first.answer as Answer<R>)
      : no(invalid('commandId', 'this id belongs to another command'));
  const answer = act();
  // Other refusals say nothing about the command itself: trying again may well work.
  if (answer.ok || answer.refusal.code.startsWith('mission/')) desk.keepAnswer(key, request, answer);
  return answer;
}
