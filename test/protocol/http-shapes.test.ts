import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { EventsReport, GameEvent, GameEventName } from '../../protocol/events.ts';
import type { Reference } from '../../protocol/reference.ts';
import type { World, WorldChanges, WorldTaken } from '../../protocol/world.ts';
import type { reference, world } from '../../src/http/answers/map-answers.ts';
import type { eventsReport, worldTaken } from '../../src/http/answers/service-answers.ts';
import type { EventOf, GameEventType } from '../../src/objectives/game-event.ts';
import type { worldChanges } from '../../src/world/world-schema.ts';

/** A name of the code as the wire spells it. */
type Snake<S> = S extends `${infer C}${infer Rest}`
  ? C extends Lowercase<C>
    ? `${C}${Snake<Rest>}`
    : `_${Lowercase<C>}${Snake<Rest>}`
  : S;
type FieldsOf<T extends GameEventType> = { [N in T]: Snake<keyof EventOf<N>> };

// Held by the compiler: `npm run types` fails where what the protocol says and what the server checks differ.
describe('what the protocol says of HTTP', () => {
  it('are the events that the server takes', () => {
    expectTypeOf<GameEventName>().toEqualTypeOf<GameEventType>();
    expectTypeOf<{ [N in GameEventName]: keyof GameEvent<N> }>().toEqualTypeOf<FieldsOf<GameEventType>>();
  });

  it('are the shapes that the server answers', () => {
    expectTypeOf<EventsReport>().toEqualTypeOf<z.output<typeof eventsReport>>();
    expectTypeOf<WorldTaken>().toExtend<z.output<typeof worldTaken>>();
    expectTypeOf<z.output<typeof worldTaken>>().toExtend<WorldTaken>();
    expectTypeOf<z.output<typeof world>>().toExtend<World>();
    expectTypeOf<Reference>().toEqualTypeOf<z.output<typeof reference>>();
  });

  it('is the map that the server takes', () => {
    type Taken = z.input<typeof worldChanges>;
    expectTypeOf<keyof WorldChanges>().toEqualTypeOf<keyof Taken>();
    expectTypeOf<Required<WorldChanges>['sectors'][number]>().toExtend<Required<Taken>['sectors'][number]>();
  });
});
