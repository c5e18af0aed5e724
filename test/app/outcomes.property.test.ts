import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAvailable } from '../../src/missions/availability.ts';
import type { Mission, Outcome, Requirements } from '../../src/missions/mission.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { aCore, type GivenCore, ore } from '../support/given-core.ts';
import { aMission } from '../support/given-mission.ts';
import { abandoning, accepting, completing } from '../support/given-play.ts';
import { PLAYER_ID } from '../support/given-player.ts';

const codes = ['one', 'two', 'three'] as const;
type Code = (typeof codes)[number];
const outcomes = ['rewarded', 'abandoned', 'expired'] as const;

/** The missions that others ask about, and one for each way of asking about each outcome. */
const asked = codes.map((code) => aMission({ id: code, code, repeatable: true, timeLimitSeconds: 3600 }));
const asking: readonly Mission[] = codes.flatMap((code) =>
  outcomes.flatMap((outcome) =>
    (['all', 'any', 'none'] as const).map((rule) =>
      aMission({
        id: `${rule} ${code} ${outcome}`,
        requires: { [rule]: [{ code, outcome }] } satisfies Requirements,
      }),
    ),
  ),
);

type Step =
  | { readonly what: 'end'; readonly code: Code; readonly outcome: (typeof outcomes)[number] }
  | { readonly what: 'switch'; readonly code: Code; readonly on: boolean }
  | { readonly what: 'edit'; readonly asking: number }
  | { readonly what: 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constant('end' as const),
    code: fc.constantFrom(...codes),
    outcome: fc.constantFrom(...outcomes),
  }),
  fc.record({ what: fc.constant('switch' as const), code: fc.constantFrom(...codes), on: fc.boolean() }),
  fc.record({ what: fc.constant('edit' as const), asking: fc.nat(asking.length - 1) }),
  fc.constant({ what: 'restart' as const }),
);

/** Servers over one store that tell each other nothing: one that never stops, and one that starts anew. */
async function servers() {
  const store = new MemoryStore(() => Date.now());
  const steady = await aCore({ store, missions: [...asked, ...asking] });
  const start = async () => {
    const core = await aCore({ store });
    core.clock.set(steady.clock.now());
    core.catalogue.put(await store.missions.active());
    return core;
  };
  return { store, steady, start };
}

async function end(core: GivenCore, code: Code, outcome: Outcome): Promise<boolean> {
  const done = (command: Parameters<typeof core.service.command>[1]) =>
    core.service.command(PLAYER_ID, command);
  if (!(await done(accepting(code))).ok) return false;
  if (outcome === 'abandoned') await done(abandoning(code));
  if (outcome === 'expired') core.clock.set(core.clock.now() + 2 * HOUR);
  if (outcome === 'expired') await core.service.settle(PLAYER_ID);
  if (outcome !== 'rewarded') return true;
  await core.service.events(PLAYER_ID, [ore(PLAYER_ID, 40, core.clock.now())]);
  await done(completing(code));
  return true;
}

/** Which of the asking missions each server lets the player take, on its board and when accepting. */
async function open(core: GivenCore): Promise<{ board: string[]; accept: string[] }> {
  const state = await core.service.player(PLAYER_ID);
  const board = core.catalogue
    .board()
    .filter((m) => m.requires !== null && isAvailable(m, state, core.context()))
    .map((m) => m.id);
  const accept: string[] = [];
  for (const { id } of asking) {
    const answer = await core.service.command(PLAYER_ID, accepting(id));
    if (!answer.ok) continue;
    accept.push(id);
    await core.service.command(PLAYER_ID, abandoning(id));
  }
  return { board: board.sort(), accept: accept.sort() };
}

describe('what others ask about counts for ever', () => {
  it('on a server that never stopped as on one that started anew, whatever is switched off meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { store, steady, start } = await servers();
        await steady.service.player(PLAYER_ID);
        let fresh = await start();
        const happened = new Set<string>();
        for (const one of steps) {
          if (one.what === 'restart') fresh = await start();
          if (one.what === 'end' && (await end(steady, one.code, one.outcome)))
            happened.add(`${one.code} ${one.outcome}`);
          if (one.what === 'switch') {
            const [mission] = await store.missions.byIds([one.code]);
            // An edit made elsewhere: neither server hears of it but by reading the store.
            await store.missions.update({ ...mission!, isActive: one.on, version: mission!.version + 1 });
          }
          if (one.what === 'edit') {
            const [mission] = await store.missions.byIds([asking[one.asking]!.id]);
            await store.missions.update({ ...mission!, version: mission!.version + 1 });
          }
          fresh.clock.set(steady.clock.now());
        }
        const expected = asking
          .filter((m) => m.id.startsWith('none') !== happened.has(m.id.split(' ').slice(1).join(' ')))
          .map((m) => m.id)
          .sort();
        const both = { board: expected, accept: expected };
        expect(await open(steady)).toEqual(both);
        expect(await open(fresh)).toEqual(both);
        expect(await open(await start())).toEqual(both);
      }),
      { numRuns: 30 },
    );
  });

  it('a mission that only another process knows of asks by itself', async () => {
    const { store, steady } = await servers();
    await steady.service.player(PLAYER_ID);
    await end(steady, 'one', 'rewarded');
    for (const rule of ['all', 'none'] as const) {
      const requires = { [rule]: [{ code: 'one', outcome: 'rewarded' as const }] };
      await store.missions.insert([aMission({ id: `new ${rule}`, requires })]);
    }
    expect(await steady.service.command(PLAYER_ID, accepting('new all'))).toMatchObject({ ok: true });
    expect(await steady.service.command(PLAYER_ID, accepting('new none'))).toMatchObject({
      refusal: { code: 'mission/requirement_unmet' },
    });
    expect(steady.clock.now()).toBe(NOW);
  });
});
