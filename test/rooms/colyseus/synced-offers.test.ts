import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import { type EffectiveRewards, offerView } from '../../../src/missions/view.ts';
import { names } from '../../support/given-context.ts';
import { aMission, aRandomOffer } from '../../support/given-mission.ts';
import { aSyncedRoom } from '../../support/state-client.ts';

const rewards = (own: number, target = 0): EffectiveRewards => ({
  effectiveReputation: own,
  effectiveTargetReputation: target,
});

/** Shared and own offers, with lists of every length. */
const missions: readonly Mission[] = [
  ...Array.from({ length: 6 }, (_, i) => aMission({ id: `shared-${i}`, title: `Shared ${i}` })),
  ...Array.from({ length: 3 }, (_, i) => aRandomOffer({ id: `own-${i}`, title: `Own ${i}` })),
  aMission({
    id: 'rich',
    description: 'Ünïcödé, and long. '.repeat(60),
    items: [
      { kind: 'cargo', code: 'ore', quantity: 3 },
      { kind: 'map_data', code: 'sector-9', quantity: 1 },
    ],
    choices: [
      { id: 'left', label: 'To the left' },
      { id: 'right', label: 'To the right' },
    ],
  }),
];

type Step =
  | { what: 'show'; mission: number; own: number; target: number }
  | { what: 'edit'; mission: number }
  | { what: 'remove'; mission: number }
  | { what: 'rename' }
  | { what: 'credits'; credits: number }
  | { what: 'patch' };

const mission = fc.nat({ max: missions.length - 1 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constant('show'),
        mission,
        own: fc.integer({ min: -300, max: 300 }),
        target: fc.integer({ min: -9, max: 0 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('edit'), mission }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('remove'), mission }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('rename') }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('credits'), credits: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constant('patch') }) },
  ) as fc.Arbitrary<Step>,
  { maxLength: 60 },
);

/** A room whose offers are moved by steps, and what should be seen of them. */
function given() {
  const room = aSyncedRoom();
  const current = [...missions];
  const expected = new Map<string, unknown>();
  let called = names;
  const show = (n: number, effective: EffectiveRewards) => {
    const shown = current[n]!;
    room.offers.show(shown, effective, called);
    expected.set(shown.id, offerView(shown, effective, called));
  };
  const move = (step: Step) => {
    if (step.what === 'show') show(step.mission, rewards(step.own, step.target));
    else if (step.what === 'edit') {
      const { title, version } = current[step.mission]!;
      current[step.mission] = { ...current[step.mission]!, title: `${title}, edited`, version: version + 1 };
      if (expected.has(current[step.mission]!.id)) show(step.mission, rewards(1));
    } else if (step.what === 'remove') {
      room.offers.remove(current[step.mission]!.id);
      expected.delete(current[step.mission]!.id);
    } else if (step.what === 'rename') called = { ...names, sector: (id) => `Newly named ${id}` };
    else if (step.what === 'credits') room.state.player.credits = step.credits;
    else room.patch();
  };
  return { room, move, show, available: () => Object.fromEntries(expected) };
}

describe('offers that are encoded once for all rooms', () => {
  it('are decoded as what they are, lists and long texts included', () => {
    const { room, show, available } = given();
    for (const n of missions.keys()) show(n, rewards(n, n - 9));
    expect(room.seen().available).toEqual(available());
  });

  it('are seen alike by who followed, who joins and who comes back, whatever happened', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const { room, move, available } = given();
        // Changes that nobody was told yet wait when they join.
        before.forEach(move);
        const early = room.join();
        const away = room.join();
        away.leave();
        after.forEach(move);
        room.patch();
        expect(early.seen().available).toEqual(available());
        expect(room.seen()).toEqual(early.seen());
        away.comeBack();
        expect(away.seen()).toEqual(early.seen());
      }),
      { numRuns: 200 },
    );
  });

  it('leave nothing behind in a client when they go', () => {
    const { room, show } = given();
    const client = room.join();
    const before = client.instances;
    for (const n of missions.keys()) show(n, rewards(n));
    room.patch();
    expect(client.instances).toBeGreaterThan(before + missions.length);
    for (const m of missions) room.offers.remove(m.id);
    room.patch();
    expect(client.instances).toBe(before);
  });

  it('are the same bytes in every room', () => {
    const [one, other] = [given(), given()];
    const clients = [one, other].map(({ room }) => room.join());
    other.show(3, rewards(3));
    other.room.patch();
    for (const { room, show } of [one, other]) {
      show(0, rewards(20));
      room.patch();
    }
    expect(clients[0]!.patches.at(-1)).toEqual(clients[1]!.patches.at(-1));
  });

  it('send nothing when nothing differs in the end, and only the rewards when they alone moved', () => {
    const { room, show } = given();
    show(0, rewards(20));
    room.patch();
    const client = room.join();
    room.offers.remove('shared-0');
    show(0, rewards(20));
    room.patch();
    expect(client.patches).toEqual([]);
    show(0, rewards(5));
    room.patch();
    expect(client.patches.map((bytes) => bytes.length < 16)).toEqual([true]);
    expect(client.seen().available).toHaveProperty('shared-0.effectiveReputation', 5);
  });
});
