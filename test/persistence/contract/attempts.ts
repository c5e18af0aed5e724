import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import type { PlayerState } from '../../../src/missions/player.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { abandoning, accepting, completing } from '../../support/given-play.ts';
import { aStoredMission, aStoredPlayer, bringing, found, needs, plays } from './playing.ts';

/** An instant that no rounding to seconds would survive. */
const ODD = NOW + 987;

/** Attempts written by one batch and read by the next. */
export function attemptContract(store: () => Store): void {
  const reads = async (playerId: string, missionId: string): Promise<PlayerState> => {
    const wanted = needs([playerId], { outcomes: [{ playerId, missionId }] });
    return (await found(store(), wanted)).states.get(playerId)!;
  };

  describe('an attempt', () => {
    it('reads back identical at every status, to the millisecond', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store(), {
        expiresAt: ODD + 5 * HOUR + 1,
        items: [{ kind: 'special', code: 'deep:key', quantity: 2 }],
        authored: { objectives: null, items: [{ kind: 'special', code: 'deep:key', quantity: 2 }] },
        targetFaction: 'fringe_alliance',
        targetReputation: -30,
      });
      const steps = [
        [accepting(mission.id)],
        [bringing(id, 15, ODD)],
        [{ type: 'trackMission', missionId: mission.id, tracked: false } as const],
        [bringing(id, 25, ODD + 1)],
        [completing(mission.id)],
      ];
      const statuses: (string | undefined)[] = [];
      for (const [i, commands] of steps.entries()) {
        const decided = await plays(store(), id, mission, commands, ODD + i);
        expect(await reads(id, mission.id)).toEqual(decided);
        expect(await store().loadPlayer(id)).toEqual(decided);
        statuses.push(
          decided.live.get(mission.id)?.status ?? decided.outcomes.get(mission.id)?.at(-1)?.outcome,
        );
      }
      expect(statuses).toEqual(['active', 'active', 'active', 'completed', 'rewarded']);
    });

    it('is in the journal as it ended, with what it paid', async () => {
      const id = await aStoredPlayer(store());
      const items = [{ kind: 'special' as const, code: 'deep:key', quantity: 2 }];
      const mission = await aStoredMission(store(), { items, authored: { objectives: null, items } });
      await plays(store(), id, mission, [accepting(mission.id), bringing(id, 40)]);
      await plays(store(), id, mission, [completing(mission.id)], ODD);
      expect(await store().journal(id, undefined, 10)).toMatchObject({
        acceptances: [
          {
            acceptance: { status: 'rewarded', acceptedAt: NOW, completedAt: NOW, endedAt: ODD, choice: null },
            mission,
            rewards: { credits: 1000, reputation: [{ faction: 'mercantile_guild', applied: 20 }], items },
          },
        ],
        nextCursor: null,
      });
    });

    it('keeps choice and reason, and pays nothing when it was not rewarded', async () => {
      const id = await aStoredPlayer(store());
      const choices = [
        { id: 'left', label: 'Left' },
        { id: 'right', label: 'Right' },
      ];
      const forked = await aStoredMission(store(), { choices });
      const steps = [accepting(forked.id), bringing(id, 40, ODD), completing(forked.id, 'left')];
      const smuggled = await aStoredMission(store(), {
        type: 'smuggling',
        objectives: [
          { id: 's', kind: 'smuggle', params: { sectorId: 7, commodity: 'illegal:WEAPONS', units: 2 } },
        ],
        authored: {
          items: null,
          objectives: [
            { id: 's', kind: 'smuggle', params: { sectorId: 7, commodity: 'illegal:WEAPONS', units: 2 } },
          ],
        },
      });
      await plays(store(), id, forked, steps, ODD);
      const caught = {
        id: crypto.randomUUID(),
        playerId: id,
        occurredAt: ODD + 1,
        sectorId: 7,
        detected: true,
      };
      await plays(store(), id, smuggled, [accepting(smuggled.id)], ODD + 1);
      const event = { ...caught, type: 'patrol_encountered' } as const;
      await plays(store(), id, smuggled, [{ type: 'reportEvent', event }], ODD + 1);
      const { acceptances } = await store().journal(id, undefined, 10);
      expect(acceptances.map((a) => a.acceptance)).toMatchObject([
        { status: 'failed', choice: null, completedAt: null },
        { status: 'rewarded', choice: 'left', reason: null },
      ]);
      expect(acceptances[0]?.acceptance).toHaveProperty('reason', expect.stringMatching(/\w/));
      expect(acceptances[0]?.rewards).toBeNull();
      const past = (await reads(id, forked.id)).outcomes.get(forked.id);
      expect(past).toEqual([{ outcome: 'rewarded', choice: 'left', endedAt: ODD }]);
    });

    it('outcomes of a mission add up, oldest first', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store());
      await plays(store(), id, mission, [accepting(mission.id), abandoning(mission.id)], ODD);
      await plays(store(), id, mission, [accepting(mission.id), abandoning(mission.id)], ODD + 1);
      const past = (await reads(id, mission.id)).outcomes.get(mission.id);
      expect(past?.map((p) => p.endedAt)).toEqual([ODD, ODD + 1]);
      expect((await store().loadPlayer(id))?.reputation.get('mercantile_guild')).toBe(-10);
    });

    it('outcomes are found by code too, whatever became of the mission', async () => {
      const id = await aStoredPlayer(store());
      const code = `chain-${crypto.randomUUID()}`;
      const mission = await aStoredMission(store(), { code });
      await plays(store(), id, mission, [accepting(mission.id), abandoning(mission.id)], ODD);
      await store().missions.update({ ...mission, isActive: false, version: 2 });
      const required = [
        { playerId: id, code },
        { playerId: id, code: 'unheard-of' },
      ];
      const past = new Map([[mission.id, [{ outcome: 'abandoned', choice: null, endedAt: ODD }]]]);
      const seen = { outcomes: past, codes: new Map([[code, mission.id]]) };
      const twice = { required, outcomes: [{ playerId: id, missionId: mission.id }] };
      expect((await found(store(), needs([id], { required }))).states.get(id)).toMatchObject(seen);
      expect((await found(store(), needs([id], twice))).states.get(id)).toMatchObject(seen);
      expect(await store().loadPlayer(id)).toMatchObject(seen);
    });

    it('what a mission asks about that was not in memory is read behind it', async () => {
      const id = await aStoredPlayer(store());
      const code = `chain-${crypto.randomUUID()}`;
      const mission = await aStoredMission(store(), { code });
      await plays(store(), id, mission, [accepting(mission.id), abandoning(mission.id)], ODD);
      const asking = await aStoredMission(store(), { family: 'daily' });
      const daily = await aStoredMission(store(), { family: 'daily', slot: 'trade', gameDay: '2102-03-01' });
      await plays(store(), id, daily, [accepting(daily.id), bringing(id, 40), completing(daily.id)]);
      const asked: string[] = [];
      const wanted = needs([id], {
        missions: [{ id: asking.id, version: 0 }],
        besides: (missions) => {
          asked.push(...missions.map((m) => m.id));
          return { required: [{ playerId: id, code }], dailyPlayers: [id] };
        },
      });
      const state = (await found(store(), wanted)).states.get(id)!;
      expect(asked).toEqual([asking.id]);
      expect(state.codes).toEqual(new Map([[code, mission.id]]));
      expect(state.outcomes.get(mission.id)).toHaveLength(1);
      expect(state.dailyRewards).toEqual(new Set(['2102-03-01/trade']));
    });

    it('a daily that was paid fills its slot for the day', async () => {
      const id = await aStoredPlayer(store());
      const daily = await aStoredMission(store(), { family: 'daily', slot: 'trade', gameDay: '2102-03-01' });
      const steps = [accepting(daily.id), bringing(id, 40), completing(daily.id)];
      await plays(store(), id, daily, steps);
      const paid = new Set(['2102-03-01/trade']);
      expect((await store().loadPlayer(id))?.dailyRewards).toEqual(paid);
      const { states } = await found(store(), needs([id], { dailyPlayers: [id] }));
      expect(states.get(id)?.dailyRewards).toEqual(paid);
    });
  });

  describe('what is due', () => {
    it('is found by its instant: deadlines of active ones, the end of grace of completed ones', async () => {
      const [ada, ben] = [await aStoredPlayer(store()), await aStoredPlayer(store())];
      // Long before anything else that these tests accept.
      const then = NOW - 10_000 * HOUR;
      const mission = await aStoredMission(store(), { timeLimitSeconds: 3600 });
      await plays(store(), ada, mission, [accepting(mission.id)], then);
      await plays(store(), ben, mission, [accepting(mission.id), bringing(ben, 40, then)], then);
      const due = async (at: number) => (await store().duePlayers(at, 100)).toSorted();
      expect(await store().nextDue()).toBe(then + HOUR);
      expect(await due(then + HOUR - 1)).toEqual([]);
      expect(await due(then + HOUR)).toEqual([ada]);
      expect(await due(then + 25 * HOUR)).toEqual([ada, ben].toSorted());
      expect(await store().duePlayers(then + 25 * HOUR, 1)).toHaveLength(1);
      await plays(store(), ada, mission, [], then + HOUR);
      expect(await store().nextDue()).toBe(then + 25 * HOUR);
      await plays(store(), ben, mission, [], then + 25 * HOUR);
      expect(await due(then + 25 * HOUR)).toEqual([]);
    });
  });
}
