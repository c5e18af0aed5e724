import type { ToJSON } from '@colyseus/schema';
import { describe, expectTypeOf, it } from 'vitest';
import type { ActiveView, ObjectiveView, OfferView, TrackedObjectiveView } from '../../protocol/missions.ts';
import type { MissionState, PlayerView, StandingView } from '../../protocol/plain-state.ts';
import type {
  ActiveState,
  MissionRoomState,
  OfferState,
  StandingState,
  TrackedObjectiveState,
} from '../../protocol/state.ts';

type Offer = ToJSON<OfferState>;

// Held by the compiler: `npm run types` fails where the two differ.
describe('the plain state', () => {
  it('has the fields of the synced one', () => {
    expectTypeOf<keyof MissionState>().toEqualTypeOf<keyof ToJSON<MissionRoomState>>();
    expectTypeOf<keyof PlayerView>().toEqualTypeOf<keyof ToJSON<MissionRoomState>['player']>();
    expectTypeOf<keyof StandingView>().toEqualTypeOf<keyof ToJSON<StandingState>>();
    expectTypeOf<keyof OfferView>().toEqualTypeOf<keyof Offer>();
    expectTypeOf<keyof ActiveView>().toEqualTypeOf<keyof ToJSON<ActiveState>>();
    expectTypeOf<keyof ObjectiveView>().toEqualTypeOf<keyof Offer['objectives'][number]>();
    expectTypeOf<keyof TrackedObjectiveView>().toEqualTypeOf<keyof ToJSON<TrackedObjectiveState>>();
    expectTypeOf<keyof OfferView['items'][number]>().toEqualTypeOf<keyof Offer['items'][number]>();
    expectTypeOf<keyof OfferView['choices'][number]>().toEqualTypeOf<keyof Offer['choices'][number]>();
  });
});
