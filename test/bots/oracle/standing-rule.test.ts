import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standingRule } from '../../../bots/oracle/standing-rule.ts';
import type { Reference } from '../../../client/index.ts';
import { referenceWire } from '../../../src/http/reference.ts';
import { DEFAULT_RULES } from '../../../src/missions/rules.ts';
import { moveReputation } from '../../../src/reputation/rivalry.ts';
import { FACTIONS } from '../../support/given-core.ts';

// As it comes over the wire.
const reference = JSON.parse(JSON.stringify(referenceWire([], DEFAULT_RULES))) as Reference;
const rule = standingRule(reference);

it('the bots’ own rule of standings, made from what players can read, is the server’s', () => {
  const standings = fc.dictionary(fc.constantFrom(...FACTIONS), fc.integer({ min: -800, max: 800 }));
  fc.assert(
    fc.property(
      standings,
      fc.constantFrom(...FACTIONS),
      fc.integer({ min: -2000, max: 2000 }),
      (at, faction, asked) => {
        const now = new Map(Object.entries(at));
        if ((now.get('pirates') ?? 0) > 0) now.set('pirates', 0);
        const { applied } = moveReputation((f) => now.get(f) ?? 0, faction, asked);
        expect(rule(now, faction, asked)).toBe(applied);
      },
    ),
  );
});
