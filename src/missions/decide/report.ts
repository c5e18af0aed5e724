import type { GameEvent } from '../../objectives/game-event.ts';
import type { ActiveAcceptance, TrackedObjective } from '../acceptance.ts';
import type { Change } from '../change.ts';
import { completed, ended } from '../deadline.ts';
import { accepted, type Decision } from '../decision.ts';
import { followed } from '../follow-event.ts';
import { allMet, isFailure } from '../objective-states.ts';
import type { Player, PlayerState } from '../player.ts';
import { movedTo } from '../regions.ts';
import type { Context } from '../rules.ts';

/** What a fact moves: the player's place and every active mission that listens to it. */
export function report(state: PlayerState, event: GameEvent, ctx: Context): Decision {
  const sectorId = moved(state.player, event, ctx.now)?.sectorId ?? state.player.sectorId;
  const changes = [...state.live.values()].flatMap((live) =>
    live.status === 'active' && inTime(live, event, ctx) ? progress(live, event, sectorId, ctx) : [],
  );
  const fields = playerFields(state.player, event, ctx.now);
  return accepted(...(fields === undefined ? [] : [{ type: 'playerUpdated' as const, fields }]), ...changes);
}

/**
 * SPEC 5: what happened before the acceptance or after the deadline does not count. The game's clock is
 * not this one, so a little before the acceptance is at it.
 */
const inTime = (live: ActiveAcceptance, { occurredAt }: GameEvent, { rules }: Context): boolean =>
  live.acceptedAt - rules.eventSkewMs <= occurredAt &&
  (live.deadlineAt === null || occurredAt <= live.deadlineAt);

function progress(live: ActiveAcceptance, event: GameEvent, sectorId: number, ctx: Context): Change[] {
  const { mode } = live;
  const objectives = followed(live.objectives, mode, event, sectorId);
  if (isFailure(objectives)) {
    const acceptance = ended(live, 'failed', ctx.now, { reason: objectives.failed });
    return [{ type: 'missionFailed', acceptance, reason: objectives.failed }];
  }
  if (objectives === live.objectives) return [];
  const changes = moves(live, objectives);
  if (allMet(mode, objectives))
    changes.push({
      type: 'missionReady',
      acceptance: completed({ ...live, objectives }, ctx.now, ctx.rules),
    });
  return changes;
}

const moves = (live: ActiveAcceptance, objectives: readonly TrackedObjective[]): Change[] =>
  objectives
    .filter((o, i) => o.progress !== live.objectives[i]?.progress)
    .map(({ id, progress }) => ({
      type: 'progressMoved',
      missionId: live.missionId,
      objectiveId: id,
      progress,
    }));

/**
 * Where the event puts the player, unless it is older than what is known; of two of one instant the
 * later in the call counts. Nobody was seen in the future: a place noted by a clock that was ahead
 * must not hold the player there.
 */
function moved(
  player: Player,
  event: GameEvent,
  now: number,
): Pick<Player, 'sectorId' | 'sectorSeenAt'> | undefined {
  const sectorId =
    event.type === 'sector_entered' || event.type === 'player_updated' ? event.sectorId : undefined;
  if (sectorId === undefined || event.occurredAt < Math.min(player.sectorSeenAt, now)) return undefined;
  return { sectorId, sectorSeenAt: event.occurredAt };
}

function playerFields(player: Player, event: GameEvent, now: number): Partial<Player> | undefined {
  const place = moved(player, event, now);
  if (event.type !== 'player_updated') return place;
  const { level, name, regionId } = event;
  const fields: Partial<Player> = {
    ...(level === undefined ? {} : { level }),
    ...(name === undefined ? {} : { name }),
    ...(regionId === undefined || regionId === player.regionId ? {} : movedTo(player, regionId, now)),
    ...place,
  };
  return Object.keys(fields).length === 0 ? undefined : fields;
}
