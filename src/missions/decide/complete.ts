import type { CompletedAcceptance } from '../acceptance.ts';
import { ended } from '../deadline.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import { objectiveLabel } from '../labels.ts';
import type { Mission } from '../mission.ts';
import { allMet } from '../objective-states.ts';
import type { PlayerState } from '../player.ts';
import { invalid, type Refusal, refuse } from '../refusal.ts';
import { payment } from '../rewards.ts';
import type { Context } from '../rules.ts';
import { notLive } from './not-live.ts';

/** Claims the reward: verifies acceptance and objectives again, then pays, once. */
export function complete(
  state: PlayerState,
  missionId: string,
  choice: string | undefined,
  ctx: Context,
): Decision {
  const acceptance = state.live.get(missionId);
  const mission = acceptance && ctx.missionHeldBy(acceptance);
  if (mission === undefined || acceptance === undefined)
    return refused(notLive(ctx.missionById(missionId), missionId, state));
  if (acceptance.status === 'active' || !allMet(acceptance.mode, acceptance.objectives))
    return refused(
      refuse('mission/objectives_unmet', {
        objectives: acceptance.objectives
          .filter((o) => !o.progress.met)
          .map((o) => ({
            id: o.id,
            kind: o.kind,
            label: objectiveLabel(o, ctx.names),
            current: o.progress.current,
            required: o.progress.required,
          })),
      }),
    );
  const wrongChoice = choiceRefusal(mission, choice);
  return wrongChoice === undefined ? pay(state, mission, acceptance, choice, ctx) : refused(wrongChoice);
}

function pay(
  state: PlayerState,
  mission: Mission,
  acceptance: CompletedAcceptance,
  choice: string | undefined,
  ctx: Context,
): Decision {
  const { changes, reputation } = payment(state, mission, acceptance.id, ctx.rules);
  return accepted(
    {
      type: 'missionRewarded',
      acceptance: ended(acceptance, 'rewarded', ctx.now, choice === undefined ? {} : { choice }),
      rewards: { credits: mission.credits, reputation, items: mission.items },
    },
    ...changes,
  );
}

function choiceRefusal(mission: Mission, choice: string | undefined): Refusal | undefined {
  const ids = mission.choices.map((c) => c.id);
  if (choice === undefined)
    return ids.length === 0 ? undefined : invalid('choice', `one of ${ids.join(', ')} is needed`);
  if (ids.length === 0) return invalid('choice', 'this mission has no choices');
  return ids.includes(choice) ? undefined : invalid('choice', `one of ${ids.join(', ')}`);
}
