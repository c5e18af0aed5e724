import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActiveAcceptance } from '../../src/missions/acceptance.ts';
import { followed } from '../../src/missions/follow-event.ts';
import type { Objective } from '../../src/missions/mission.ts';
import { allMet, isFailure } from '../../src/missions/objective-states.ts';
import { walkthroughOf } from '../../src/missions/walkthrough.ts';
import type { EventFacts } from '../../src/objectives/game-event.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { anEvent } from '../support/given-event.ts';
import { aMission } from '../support/given-mission.ts';

const PLACES = [1, 2, 3, 4, 5, 6];

/** A player somewhere with a mission. */
interface Scene {
  readonly live: ActiveAcceptance;
  readonly sectorId: number;
}
const fresh = (mission: Parameters<typeof aMission>[0]): Scene => ({
  live: anAcceptance(aMission(mission)),
  sectorId: 1,
});
const walk = ({ live, sectorId }: Scene) => walkthroughOf(live, { sectorId, sectorIds: PLACES });
const isMet = ({ live }: Scene) => allMet(live.mode, live.objectives);

/** The scene behind some events; throws when one of them fails the mission. */
function behind(scene: Scene, facts: readonly EventFacts[]): Scene {
  let { live, sectorId } = scene;
  for (const fact of facts) {
    if (fact.type === 'sector_entered') sectorId = fact.sectorId;
    const objectives = followed(live.objectives, live.mode, anEvent(fact), sectorId);
    if (isFailure(objectives)) throw new Error(objectives.failed);
    live = { ...live, objectives };
  }
  return { live, sectorId };
}

const objective = fc
  .constantFrom(...kinds.values())
  .map((kind) => ({ kind: kind.kind, params: kind.example }));
const objectives = fc
  .array(objective, { minLength: 1, maxLength: 4 })
  .map((list): Objective[] => list.map((o, i) => ({ ...o, id: `${o.kind}-${i}` })));
const scene = fc.record({ objectives, mode: fc.constantFrom('all', 'any', 'sequence') }).map(fresh);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the walkthrough of a mission', () => {
  it('meets it from wherever it stands, exactly at its last step', () => {
    fc.assert(
      fc.property(scene, share, share, (start, some, part) => {
        // given a mission of which some was done, a step of it in part
        const whole = walk(start);
        const done = whole.slice(0, Math.floor(whole.length * some));
        const next = whole[done.length];
        if (next !== undefined && 'units' in next && next.units > 1)
          done.push({ ...next, units: Math.max(1, Math.floor((next.units - 1) * part)) });
        const now = behind(start, done);

        // when what is left is played
        const rest = walk(now);

        // then it is met, and not a step earlier
        expect(isMet(behind(now, rest))).toBe(true);
        if (rest.length > 0) expect(isMet(behind(now, rest.slice(0, -1)))).toBe(false);
      }),
    );
  });

  it('has nothing to say of what is met', () => {
    fc.assert(
      fc.property(scene, (start) => {
        expect(walk(behind(start, walk(start)))).toEqual([]);
      }),
    );
  });

  it('leaves a way that is lost, and takes another', () => {
    const smuggle = { id: 's', kind: 'smuggle', params: kinds.get('smuggle')!.example };
    const scan = { id: 'c', kind: 'scan_sector', params: { sectorId: 9 } };
    const start = fresh({ objectives: [smuggle, scan], mode: 'any' });
    const lost = behind(start, [{ type: 'ship_destroyed', sectorId: 3 }]);
    expect(walk(start).map((fact) => fact.type)).toEqual(['contraband_delivered']);
    expect(walk(lost)).toEqual([{ type: 'sector_scanned', sectorId: 9 }]);
  });

  it('brings only what is missing', () => {
    const { kind, example: params } = kinds.get('deliver_cargo')!;
    const start = fresh({ objectives: [{ id: 'd', kind, params }] });
    const [whole] = walk(start);
    const some = { ...whole, units: 15 } as EventFacts;
    expect(walk(behind(start, [some]))).toEqual([{ ...whole, units: 25 }]);
  });

  it('takes places that there are for what may happen anywhere', () => {
    const { live } = fresh({ objectives: [{ id: 'v', kind: 'visit_count', params: { count: 3 } }] });
    const places = walkthroughOf(live, { sectorId: 700, sectorIds: [500, 600, 700] });
    expect(places).toEqual([700, 500, 600].map((sectorId) => ({ type: 'sector_entered', sectorId })));
  });
});
