import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOut, settle } from '../../src/missions/carry-out.ts';
import type { Change } from '../../src/missions/change.ts';
import type { PlayerState } from '../../src/missions/player.ts';
import { assortedMissions, interleavings, type Step } from '../support/given-commands.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { anEvent } from '../support/given-event.ts';
import { aPlayerState } from '../support/given-player.ts';

/** SPEC 2's diagram: the statuses that each status may follow. */
const mayFollow: Record<string, readonly string[]> = {
  active: ['none'],
  completed: ['active'],
  rewarded: ['completed'],
  failed: ['active'],
  abandoned: ['active', 'completed'],
  expired: ['active', 'completed'],
};
const CAP = 3;

interface Played {
  state: PlayerState;
  log: Change[];
}

/** Plays the steps and looks at the state after each of them. */
function played(steps: readonly Step[], look: (now: Played, before: PlayerState) => void = () => {}): Played {
  const state = aPlayerState();
  const played: Played = { state, log: [] };
  const ids = aContext();
  let now = NOW;
  for (const step of steps) {
    if (step.what === 'wait') now += step.ms;
    played.log.push(...settle(state, now));
    if (step.what === 'wait') continue;
    const ctx = {
      ...aContext({ missions: assortedMissions, now, rules: { missionCap: CAP } }),
      newId: ids.newId,
    };
    const before = structuredClone(state);
    const decision = carryOut(
      state,
      step.what === 'command'
        ? step.command
        : { type: 'reportEvent', event: anEvent(step.facts, now - step.age) },
      ctx,
    );
    if (decision.ok) played.log.push(...decision.changes);
    else expect(state).toEqual(before);
    look(played, before);
  }
  return played;
}

/** Each attempt's statuses in order, by acceptance id. */
function attempts(log: readonly Change[]): Map<string, { missionId: string; statuses: string[] }> {
  const seen = new Map<string, { missionId: string; statuses: string[] }>();
  for (const change of log) {
    if (!('acceptance' in change)) continue;
    const { id, missionId, status } = change.acceptance;
    const attempt = seen.get(id) ?? { missionId, statuses: ['none'] };
    attempt.statuses.push(status);
    seen.set(id, attempt);
  }
  return seen;
}

const forAny = (check: (steps: Step[]) => void) =>
  fc.assert(fc.property(interleavings, check), { numRuns: 150 });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const of = <T extends Change['type']>(log: readonly Change[], type: T) =>
  log.filter((c): c is Extract<Change, { type: T }> => c.type === type);

describe('whatever is done in whatever order', () => {
  it('attempts move only along the diagram, and the state says where each stands', () => {
    forAny((steps) => {
      const { state, log } = played(steps);
      for (const [id, { missionId, statuses }] of attempts(log)) {
        for (const [i, status] of statuses.entries())
          if (i > 0) expect(mayFollow[status]).toContain(statuses[i - 1]);
        const live = [...state.live.values()].find((a) => a.id === id);
        const last = statuses.at(-1)!;
        if (last === 'active' || last === 'completed')
          expect(live).toMatchObject({ missionId, status: last });
        else expect(live).toBeUndefined();
      }
    });
  });

  it('a mission has at most one live attempt, the cap holds, a daily slot is taken once', () => {
    forAny((steps) => {
      played(steps, ({ state, log }) => {
        const open = [...attempts(log).values()].filter((a) =>
          ['active', 'completed'].includes(a.statuses.at(-1)!),
        );
        expect(new Set(open.map((a) => a.missionId)).size).toBe(open.length);
        expect(open.map((a) => a.missionId).sort()).toEqual([...state.live.keys()].sort());
        expect(open.filter((a) => !a.missionId.startsWith('daily')).length).toBeLessThanOrEqual(CAP);
        const daily = [...attempts(log).values()].filter((a) => a.missionId.startsWith('daily'));
        const taking = daily.filter((a) => ['active', 'completed', 'rewarded'].includes(a.statuses.at(-1)!));
        expect(taking.length).toBeLessThanOrEqual(1);
      });
    });
  });

  it('outcomes only grow, one for each attempt that ended', () => {
    forAny((steps) => {
      const { log, state } = played(steps, (now, before) => {
        for (const [missionId, past] of before.outcomes)
          expect(now.state.outcomes.get(missionId)?.slice(0, past.length)).toEqual(past);
      });
      const closed = [...attempts(log).values()].filter(
        (a) => !['active', 'completed'].includes(a.statuses.at(-1)!),
      );
      expect(sum([...state.outcomes.values()].map((past) => past.length))).toBe(closed.length);
    });
  });

  it('an acceptance pays at most once, and only when it is rewarded', () => {
    forAny((steps) => {
      const { log, state } = played(steps);
      const rewarded = of(log, 'missionRewarded').map((c) => c.acceptance.id);
      const paid = of(log, 'creditsChanged').filter((c) => c.reason === 'mission_complete');
      expect(new Set(rewarded).size).toBe(rewarded.length);
      expect(paid.map((c) => c.acceptanceId)).toEqual(rewarded);
      expect(state.player.completedMissions).toBe(rewarded.length);
      const once = of(log, 'missionRewarded')
        .filter((c) => c.acceptance.once)
        .map((c) => c.acceptance.missionId);
      expect(new Set(once).size).toBe(once.length);
    });
  });

  it('credits are what the player began with plus what was changed, and never below 0', () => {
    forAny((steps) => {
      played(steps, ({ state, log }) => {
        const { credits, startingCredits } = state.player;
        expect(credits).toBe(startingCredits + sum(of(log, 'creditsChanged').map((c) => c.amount)));
        expect(credits).toBeGreaterThanOrEqual(0);
      });
    });
  });

  it('each standing is the sum of its history, link by link', () => {
    forAny((steps) => {
      const { state, log } = played(steps);
      const standings = new Map<string, number>();
      for (const { faction, old, applied, value } of of(log, 'reputationChanged')) {
        expect(old).toBe(standings.get(faction) ?? 0);
        expect(value).toBe(old + applied);
        standings.set(faction, value);
      }
      expect(state.reputation).toEqual(standings);
    });
  });

  it('the sample is worth something: every status is reached', () => {
    const reached = new Set<string>();
    for (const steps of fc.sample(interleavings, { numRuns: 100, seed: 7 }))
      for (const { statuses } of attempts(played(steps).log).values())
        for (const s of statuses) reached.add(s);
    expect([...reached].sort()).toEqual(['none', ...Object.keys(mayFollow)].sort());
  });
});
