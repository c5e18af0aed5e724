import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, HOUR, NOW } from '../../support/given-context.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission } from '../../support/given-mission.ts';
import { only, play } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const mission = aMission();
const SKEW = 7_000;
/** Within a few milliseconds of every bound, and anywhere between them. */
const near = (...instants: number[]) =>
  fc.oneof(
    ...instants.map((at) => fc.integer({ min: at - 2, max: at + 2 })),
    fc.integer({ min: NOW - HOUR, max: NOW + 2 * HOUR }),
  );

describe('an event counts for an acceptance', () => {
  it('exactly from the skew before it was accepted to its deadline', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: HOUR })),
        fc.constantFrom(0, 1, SKEW),
        near(NOW - SKEW, NOW - 1, NOW, NOW + HOUR),
        (lasts, eventSkewMs, occurredAt) => {
          const deadlineAt = lasts === null ? null : NOW + lasts;
          const state = aPlayerState({ live: [anAcceptance(mission, { deadlineAt })] });
          const event = anEvent(
            { type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 1 },
            occurredAt,
          );
          const ctx = aContext({ missions: [mission], now: NOW, rules: { eventSkewMs } });
          const counts = NOW - eventSkewMs <= occurredAt && (deadlineAt === null || occurredAt <= deadlineAt);
          const moved = only(play(state, { type: 'reportEvent', event }, ctx), 'progressMoved');
          expect(moved).toHaveLength(counts ? 1 : 0);
        },
      ),
    );
  });
});

describe('where the player is', () => {
  it('is what the newest says, of those of one instant the last to come', () => {
    const seen = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 2, max: 50 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(seen, (entered) => {
        const state = aPlayerState();
        const ctx = aContext({ now: NOW + 10 });
        for (const [after, sectorId] of entered)
          play(
            state,
            { type: 'reportEvent', event: anEvent({ type: 'sector_entered', sectorId }, NOW + after) },
            ctx,
          );
        const newest = Math.max(...entered.map(([after]) => after));
        const [, sectorId] = entered.findLast(([after]) => after === newest)!;
        expect(state.player).toMatchObject({ sectorId, sectorSeenAt: NOW + newest });
      }),
    );
  });
});
