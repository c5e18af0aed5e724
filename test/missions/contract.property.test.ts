import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followed, inEdition, nextVersion, sameContract } from '../../src/missions/contract.ts';
import { revise } from '../../src/missions/decide/revise.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { DEFAULT_RULES } from '../../src/missions/rules.ts';
import { aCompletedAcceptance, anAcceptance } from '../support/given-acceptance.ts';
import { aContext, HOUR, NOW } from '../support/given-context.ts';
import { aMission } from '../support/given-mission.ts';
import { aPlayerState } from '../support/given-player.ts';

const item = (code: string) =>
  fc
    .nat({ max: 3 })
    .map((quantity) => (quantity === 0 ? [] : [{ kind: 'special' as const, code, quantity }]));
const wording = fc
  .record({
    title: fc.constantFrom('One', 'Two'),
    credits: fc.nat(3000),
    reputation: fc.integer({ min: -50, max: 50 }),
    targetReputation: fc.integer({ min: -50, max: 50 }),
    items: fc.tuple(item('a'), item('b')).map((lists) => lists.flat()),
    expiresAt: fc.option(fc.integer({ min: NOW + 1, max: NOW + 90 * HOUR })),
    timeLimitSeconds: fc.option(fc.integer({ min: 60, max: 90 * 3600 })),
    minLevel: fc.integer({ min: 1, max: 3 }),
    faction: fc.constantFrom('mercantile_guild', 'terran_federation'),
    targetSectorId: fc.constantFrom(7, 8),
    isActive: fc.boolean(),
  })
  .map((fields) => aMission({ ...fields, authored: { objectives: null, items: fields.items } }));

const ends = (at: number | null) => at ?? Number.POSITIVE_INFINITY;
const quantity = ({ items }: Mission, code: string) => items.find((i) => i.code === code)?.quantity ?? 0;

describe('an edit that reaches who holds a mission', () => {
  it('brings the text, never lower pay nor an earlier end, and leaves what there is to do', () => {
    fc.assert(
      fc.property(wording, wording, (held, edited) => {
        const now = followed(held, edited);
        expect(now).toMatchObject({
          title: edited.title,
          faction: held.faction,
          objectives: held.objectives,
        });
        for (const pay of ['credits', 'reputation', 'targetReputation'] as const)
          expect(now[pay]).toBe(Math.max(held[pay], edited[pay]));
        for (const code of ['a', 'b'])
          expect(quantity(now, code)).toBe(Math.max(quantity(held, code), quantity(edited, code)));
        expect(ends(now.expiresAt)).toBe(Math.max(ends(held.expiresAt), ends(edited.expiresAt)));
        expect(sameContract(followed(now, edited), now)).toBe(true);
      }),
    );
  });

  it('moves the deadline later or leaves it, and with it the time to claim', () => {
    fc.assert(
      fc.property(wording, wording, fc.boolean(), (held, edited, done) => {
        const deadlineAt = Math.min(
          ends(held.expiresAt),
          NOW + (held.timeLimitSeconds ?? Number.POSITIVE_INFINITY) * 1000,
        );
        const at = { deadlineAt: Number.isFinite(deadlineAt) ? deadlineAt : null };
        const claimUntil = at.deadlineAt === null ? null : at.deadlineAt + DEFAULT_RULES.claimGraceMs;
        const live = done ? aCompletedAcceptance(held, { ...at, claimUntil }) : anAcceptance(held, at);
        const mission = { ...followed(held, edited), edition: 2 };
        const now = inEdition(live, mission, DEFAULT_RULES);
        expect(now.edition).toBe(2);
        expect(ends(now.deadlineAt)).toBeGreaterThanOrEqual(ends(live.deadlineAt));
        expect(ends(now.deadlineAt)).toBe(
          Math.min(
            ends(mission.expiresAt),
            NOW + (mission.timeLimitSeconds ?? Number.POSITIVE_INFINITY) * 1000,
          ),
        );
        if (now.status === 'completed')
          expect(ends(now.claimUntil)).toBe(ends(now.deadlineAt) + DEFAULT_RULES.claimGraceMs);
        expect({ ...now, deadlineAt: 0, claimUntil: 0, edition: 1 }).toEqual({
          ...live,
          deadlineAt: 0,
          claimUntil: 0,
        });
      }),
    );
  });

  it('changes nothing for who does not hold it, or holds another edition', () => {
    const mission = aMission();
    const revision = new Map([[1, { ...mission, title: 'New', edition: 2 }]]);
    const holding = (edition: number) => aPlayerState({ live: [anAcceptance({ ...mission, edition })] });
    expect(revise(aPlayerState(), 'mission-1', revision, aContext())).toEqual([]);
    expect(revise(holding(7), 'mission-1', revision, aContext())).toEqual([]);
    expect(revise(holding(2), 'mission-1', revision, aContext())).toEqual([]);
    expect(revise(holding(1), 'mission-1', revision, aContext())).toMatchObject([
      { type: 'missionRevised', acceptance: { edition: 2 } },
    ]);
  });
});

describe('the edition of a mission', () => {
  it('rises when what is owed is another, and only then', () => {
    const mission = aMission();
    for (const same of [{ isActive: false }, { origin: 'content:2' }])
      expect(nextVersion(mission, { ...mission, ...same })).toMatchObject({ version: 2, edition: 1 });
    for (const other of [
      { title: 'X' },
      { credits: 1 },
      { faction: null },
      { expiresAt: NOW },
      { minLevel: 2 },
    ])
      expect(nextVersion(mission, { ...mission, ...other })).toMatchObject({ version: 2, edition: 2 });
  });

  it('does not depend on the order in which a database gives fields back', () => {
    const params = { sectorId: 7, commodity: 'ore', units: 40 };
    const turned = Object.fromEntries(Object.entries(params).reverse());
    const mission = (p: object) => aMission({ objectives: [{ id: 'o', kind: 'deliver_cargo', params: p }] });
    expect(sameContract(mission(params), mission(turned))).toBe(true);
  });
});
