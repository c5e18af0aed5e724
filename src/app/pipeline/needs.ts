import type { Mission } from '../../missions/mission.ts';
import { requiredCodes } from '../../missions/requirements.ts';
import type { BatchNeeds, MissionNeeds } from '../ports/store.ts';
import type { Catalogue } from '../stock/catalogue.ts';
import type { Job } from './job.ts';

/** What a batch has to know before its jobs are decided, as far as memory can tell. */
export function needsOf(jobs: readonly Job[], catalogue: Catalogue): BatchNeeds {
  const missionIds = [...new Set(jobs.flatMap((j) => j.missionIds))];
  const known = missionIds.flatMap((id) => catalogue.byId(id) ?? []);
  return {
    playerIds: [...new Set(jobs.map((j) => j.playerId))].sort(),
    outcomes: jobs.flatMap((j) => j.missionIds.map((missionId) => ({ playerId: j.playerId, missionId }))),
    answers: jobs.flatMap((j) => (j.command === undefined ? [] : [{ playerId: j.playerId, ...j.command }])),
    eventIds: jobs.flatMap((j) => j.eventIds),
    missions: missionIds.map((id) => ({ id, version: catalogue.byId(id)?.version ?? 0 })),
    ...askedBy(known, jobs),
    // Memory may be behind: what it did not know asks by itself.
    besides: (missions) => askedBy(missions, jobs),
    knows: (attempt) => catalogue.heldBy(attempt) !== undefined,
  };
}

/** What missions want to know of the players whose jobs name them. */
function askedBy(missions: readonly Mission[], jobs: readonly Job[]): MissionNeeds {
  const byId = new Map(missions.map((m) => [m.id, m]));
  const named = jobs.flatMap(({ playerId, missionIds }) =>
    missionIds.flatMap((id) => {
      const mission = byId.get(id);
      return mission === undefined ? [] : [{ playerId, mission }];
    }),
  );
  return {
    required: named.flatMap(({ playerId, mission }) =>
      requiredCodes(mission.requires).map((code) => ({ playerId, code })),
    ),
    dailyPlayers: named.flatMap(({ playerId, mission }) => (mission.family === 'daily' ? [playerId] : [])),
  };
}
