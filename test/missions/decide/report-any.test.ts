import { describe, expect, it } from 'vitest';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext } from '../../support/given-context.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission } from '../../support/given-mission.ts';
import { play } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const smuggling = (id: string, commodity: string) => ({
  id,
  kind: 'smuggle',
  params: { sectorId: 9, commodity, units: 2 },
});
const weapons = smuggling('weapons', 'illegal:WEAPONS');
const byEither = aMission({
  mode: 'any',
  objectives: [weapons, { id: 'scan', kind: 'scan_sector', params: { sectorId: 9 } }],
});
const byContraband = aMission({
  mode: 'any',
  objectives: [weapons, smuggling('goods', 'illegal:STOLEN_GOODS')],
});
const detected = anEvent({ type: 'patrol_encountered', sectorId: 3, detected: true });
const delivered = anEvent({
  type: 'contraband_delivered',
  sectorId: 9,
  commodity: 'illegal:WEAPONS',
  units: 2,
});

describe('a mission with several ways', () => {
  it('loses a way for good when it fails', () => {
    // given a smuggler who was detected
    const ctx = aContext({ missions: [byEither] });
    const state = aPlayerState({ live: [anAcceptance(byEither)] });
    play(state, { type: 'reportEvent', event: detected }, ctx);
    // when the contraband arrives all the same
    play(state, { type: 'reportEvent', event: delivered }, ctx);
    // then it does not count, and the other way is still open
    expect(state.live.get(byEither.id)?.status).toBe('active');
    play(state, { type: 'reportEvent', event: anEvent({ type: 'sector_scanned', sectorId: 9 }) }, ctx);
    expect(state.live.get(byEither.id)?.status).toBe('completed');
  });

  it('fails when no way is left', () => {
    const ctx = aContext({ missions: [byContraband] });
    const state = aPlayerState({ live: [anAcceptance(byContraband)] });
    const changes = play(state, { type: 'reportEvent', event: detected }, ctx);
    expect(changes).toMatchObject([{ type: 'missionFailed', reason: 'patrol_detected' }]);
  });
});

describe('a mission whose mode was edited after it was accepted', () => {
  it('keeps the mode of its acceptance', () => {
    // given an attempt at one of two, whose mission now asks for both
    const ctx = aContext({ missions: [{ ...byEither, mode: 'all' }] });
    const state = aPlayerState({ live: [anAcceptance(byEither)] });
    // when one is done
    play(state, { type: 'reportEvent', event: anEvent({ type: 'sector_scanned', sectorId: 9 }) }, ctx);
    // then that is enough, and it pays
    const paid = play(state, { type: 'completeMission', missionId: byEither.id }, ctx);
    expect(paid[0]).toMatchObject({ type: 'missionRewarded' });
  });
});
