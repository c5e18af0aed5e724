import type { EndedAcceptance, LiveAcceptance } from './acceptance.ts';
import type { Change } from './change.ts';
import type { PlayerState } from './player.ts';

/** Moves a player's state on by one change. The only code that does so. */
export function apply(state: PlayerState, change: Change): void {
  switch (change.type) {
    case 'missionAccepted':
      if (change.acceptance.family === 'random')
        empty(state, change.acceptance.slot, change.acceptance.acceptedAt);
      state.live.set(change.acceptance.missionId, change.acceptance);
      return;
    case 'missionReady':
    case 'missionRevised':
      state.live.set(change.acceptance.missionId, change.acceptance);
      return;
    case 'progressMoved':
      edit(state, change.missionId, (live) => ({
        ...live,
        objectives: live.objectives.map((o) =>
          o.id === change.objectiveId ? { ...o, progress: change.progress } : o,
        ),
      }));
      return;
    case 'missionTracked':
      edit(state, change.missionId, (live) => ({ ...live, tracked: change.tracked }));
      return;
    case 'missionRewarded':
      state.player = { ...state.player, completedMissions: state.player.completedMissions + 1 };
      end(state, change.acceptance);
      return;
    case 'missionAbandoned':
      if (change.acceptance.family === 'random')
        empty(state, change.acceptance.slot, change.acceptance.endedAt);
      end(state, change.acceptance);
      return;
    case 'missionFailed':
    case 'missionExpired':
      end(state, change.acceptance);
      return;
    case 'creditsChanged':
      state.player = { ...state.player, credits: state.player.credits + change.amount };
      return;
    case 'reputationChanged':
      state.reputation.set(change.faction, change.value);
      return;
    case 'playerUpdated':
      state.player = { ...state.player, ...change.fields };
      return;
    case 'itemGranted':
      return; // The inventory is not part of what rules look at.
  }
}

/** A slot of random offers that starts to cool down; it only counts while nothing fills it. */
function empty(state: PlayerState, slot: string, at: number): void {
  state.player = { ...state.player, emptied: { ...state.player.emptied, [slot]: at } };
}

function edit(state: PlayerState, missionId: string, next: (live: LiveAcceptance) => LiveAcceptance): void {
  const live = state.live.get(missionId);
  if (live !== undefined) state.live.set(missionId, next(live));
}

function end(state: PlayerState, ended: EndedAcceptance): void {
  state.live.delete(ended.missionId);
  if (ended.family === 'daily' && ended.status === 'rewarded')
    state.dailyRewards.add(`${ended.gameDay}/${ended.slot}`);
  if (ended.code !== null) state.codes.set(ended.code, ended.missionId);
  const { status: outcome, choice, endedAt } = ended;
  state.outcomes.set(ended.missionId, [
    ...(state.outcomes.get(ended.missionId) ?? []),
    { outcome, choice, endedAt },
  ]);
}
