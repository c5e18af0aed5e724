import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS, atItsTime } from '../../src/intake/event-time.ts';
import { reportEvents } from '../../src/intake/report-events.ts';
import { HOUR, MINUTE, NOW } from '../support/given-context.ts';
import { aCore, missionId, playerId } from '../support/given-core.ts';
import { anEvent } from '../support/given-event.ts';
import { aMission } from '../support/given-mission.ts';
import { accepting } from '../support/given-play.ts';

const ADA = playerId(1);
const MISSION = missionId(1);
const DAY = 24 * HOUR;

async function given(rules = {}) {
  const core = await aCore({ missions: [aMission({ id: MISSION })], rules });
  await core.players.ensure(ADA);
  await core.service.command(ADA, accepting(MISSION));
  const state = async () => (await core.store.loadPlayer(ADA))!;
  let sent = 0;
  const take = (...instants: unknown[]) =>
    reportEvents(
      core,
      instants.map((occurred_at, i) => ({
        id: `seen-${++sent}`,
        type: 'sector_entered',
        player_id: ADA,
        occurred_at,
        sector_id: 10 + i,
      })),
    );
  return { core, take, state };
}

describe('the instant of an event', () => {
  it('is kept, counts as now, or is refused, with exact bounds', () => {
    const retention = 30 * DAY;
    const around = (at: number) => fc.integer({ min: at - 2, max: at + 2 });
    fc.assert(
      fc.property(
        fc.oneof(
          around(NOW),
          around(NOW + AHEAD_MS),
          around(NOW - retention),
          fc.integer({ min: NOW - 2 * retention, max: NOW + 2 * AHEAD_MS }),
        ),
        (occurredAt) => {
          const timed = atItsTime(anEvent({ type: 'message_sent' }, occurredAt), NOW, retention);
          const taken = NOW - retention <= occurredAt && occurredAt <= NOW + 5 * MINUTE;
          expect('event' in timed ? timed.event.occurredAt : 'refused').toBe(
            taken ? Math.min(occurredAt, NOW) : 'refused',
          );
        },
      ),
    );
  });

  it('a little ahead counts as now wherever it is compared or stored', async () => {
    // given
    const { take, state, core } = await given();
    // when the game's clock is ahead, and later right again
    expect(await take(NOW + 4 * MINUTE)).toMatchObject({ accepted: 1, moved: 1, rejected: [] });
    expect((await state()).player).toMatchObject({ sectorId: 10, sectorSeenAt: NOW });
    core.clock.advance(1);
    await take(NOW + 1, NOW + 1);
    // then nothing is frozen
    expect((await state()).player).toMatchObject({ sectorId: 11, sectorSeenAt: NOW + 1 });
    expect(await core.store.eventCounts(ADA, NOW + 1)).toEqual({});
  });

  it('further ahead is refused, and the player stays free', async () => {
    const { take, state } = await given();
    const report = await take(NOW + 90 * MINUTE, NOW);
    expect(report).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: 'request/invalid' }] });
    expect(report.rejected[0]?.issues).toEqual([
      {
        path: 'occurred_at',
        message: 'more than 5 minutes ahead of the mission clock, which shows 2102-03-01T12:00:00.000Z',
      },
    ]);
    expect((await state()).player.sectorId).toBe(11);
  });

  it('older than ids are kept is refused, so that nothing counts twice', async () => {
    const { take } = await given({ eventRetentionMs: 2 * DAY });
    const report = await take(NOW - 2 * DAY, NOW - 2 * DAY - 1);
    expect(report).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] });
    expect(report.rejected[0]?.issues[0]?.message).toMatch(/^more than 2 days before the mission clock/);
  });

  it.each([
    ['epoch seconds', Math.floor(NOW / 1000), /milliseconds/],
    ['zero', 0, /milliseconds/],
    ['a negative number', -1, /milliseconds/],
    ['a text before the year 2000', '1999-12-31T23:59:59.999Z', /before the year 2000/],
    ['a fraction', NOW + 0.5, /^epoch milliseconds \(a whole number\), or ISO 8601/],
    ['a number as text', String(NOW), /^epoch milliseconds \(a whole number\), or ISO 8601/],
    ['a local time', '2102-03-01T12:00:00', /with Z or an offset$/],
    ['microseconds', NOW * 1000, /ahead of the mission clock/],
    ['nothing', undefined, /^epoch milliseconds/],
    ['null', null, /^epoch milliseconds/],
  ])('%s is refused in words that help', async (_, instant, words) => {
    const { take } = await given();
    const report = await take(instant);
    expect(report).toMatchObject({ accepted: 0, rejected: [{ index: 0, code: 'request/invalid' }] });
    expect(report.rejected[0]?.issues).toEqual([
      { path: 'occurred_at', message: expect.stringMatching(words) },
    ]);
  });

  it('may be the first of the year 2000', async () => {
    const { take } = await given({ eventRetentionMs: 200 * 366 * DAY });
    expect(await take(Date.UTC(2000, 0, 1), '2000-01-01T01:00:00+01:00')).toMatchObject({ accepted: 2 });
  });
});
