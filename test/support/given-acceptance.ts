import type { ActiveAcceptance, CompletedAcceptance } from '../../src/missions/acceptance.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { begun } from '../../src/missions/objective-states.ts';
import { NOW } from './given-context.ts';
import { aMission } from './given-mission.ts';
import { PLAYER_ID } from './given-player.ts';

/** The player's attempt at a mission, accepted now and with nothing done yet. */
export const anAcceptance = (
  mission: Mission = aMission(),
  overrides: Partial<ActiveAcceptance> = {},
): ActiveAcceptance => ({
  id: `acceptance-of-${mission.id}`,
  playerId: PLAYER_ID,
  missionId: mission.id,
  code: mission.code,
  edition: mission.edition,
  family: mission.family,
  slot: mission.slot,
  gameDay: mission.gameDay,
  once: !mission.repeatable,
  mode: mission.mode,
  acceptedAt: NOW,
  deadlineAt: null,
  tracked: true,
  objectives: begun(mission, 1),
  status: 'active',
  ...overrides,
});

/** The player's attempt at a mission with all objectives met and nothing paid. */
export const aCompletedAcceptance = (
  mission: Mission = aMission(),
  overrides: Partial<CompletedAcceptance> = {},
): CompletedAcceptance => {
  const active = anAcceptance(mission);
  const objectives = active.objectives.map((o) => ({
    ...o,
    progress: { ...o.progress, current: o.progress.required, met: true },
  }));
  return { ...active, status: 'completed', completedAt: NOW, claimUntil: null, objectives, ...overrides };
};
