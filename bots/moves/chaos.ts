import type { CommandOutcome } from '../../client/index.ts';
import type { Playing } from '../playing.ts';
import { factsFor, heldOf, type Move } from './move.ts';
import { chosen } from './work.ts';

/** Several things at once; the books hear of all before anything is held against anything. */
async function atOnce(p: Playing, ...asks: (() => Promise<CommandOutcome<unknown>>)[]): Promise<number> {
  p.racing = true;
  try {
    const outcomes = await Promise.all(asks.map((ask) => ask()));
    return outcomes.filter((o) => o.ok).length;
  } finally {
    p.racing = false;
  }
}

/** Clicks twice: at most one of the two counts. */
export const doubleClick: Move = async (p) => {
  const { chance } = p.parts;
  const ready = chance.pick(heldOf(p, 'completed'));
  const offer = ready === undefined ? chosen(p, []) : undefined;
  const missionId = ready?.missionId ?? offer?.id;
  if (missionId === undefined || (ready?.mission?.choices.length ?? 0) > 0) return;
  const name = ready === undefined ? 'accept' : 'complete';
  const done = await atOnce(
    p,
    () => p.ask(name, { missionId }),
    () => (chance.oneIn(2) ? p.ask(name, { missionId }) : p.askOverRest(name, missionId, p.newId())),
  );
  if (done > 1) p.differ(`${name} of ${missionId} was done ${done} times at once`);
  await p.check('clicked twice');
};

/** Asks the same again under the same id, here or over HTTP: one answer. */
export const repeatId: Move = async (p) => {
  const offer = chosen(p, []);
  if (offer === undefined) return;
  const [missionId, commandId] = [offer.id, p.newId()];
  const first = await p.ask('accept', { missionId, commandId });
  const again = p.parts.chance.oneIn(2)
    ? await p.ask('accept', { missionId, commandId })
    : await p.askOverRest('accept', missionId, commandId);
  const texts = [first, again].map((o) => (o.ok ? o.result.mission.acceptanceId : o.error.code));
  const passing = texts.some((text) => /^(?:client|server|request)\//.test(text));
  if (texts[0] !== texts[1] && !passing) p.differ(`${commandId} was answered ${texts.join(', then ')}`);
};

/** Loses the connection while a command is on its way, comes back, and asks again under its id. */
export const hangUp: Move = async (p) => {
  const ready = p.parts.chance.pick(heldOf(p, 'completed').filter((a) => a.mission?.choices.length === 0));
  const missionId = ready?.missionId ?? chosen(p, [])?.id;
  if (missionId === undefined) return;
  const name = ready === undefined ? 'accept' : 'complete';
  const commandId = p.newId();
  p.racing = true;
  try {
    const lost = p.ask(name, { missionId, commandId });
    if (p.parts.chance.oneIn(2)) await p.parts.time.sleep(1);
    p.history.add('hangs up');
    p.device.leave();
    await lost;
    await p.join();
    await p.ask(name, { missionId, commandId });
  } finally {
    p.racing = false;
  }
  await p.check('hung up in mid-command');
};

/** Plays on two devices and over HTTP at once. */
export const secondDevice: Move = async (p) => {
  const other = p.parts.doors.device();
  p.parts.tally.joins++;
  await other.join();
  const [one, two] = [chosen(p, []), chosen(p, [])];
  const held = p.parts.chance.pick(p.books.held);
  await atOnce(
    p,
    ...(one === undefined ? [] : [() => p.ask('accept', { missionId: one.id })]),
    ...(two === undefined ? [] : [() => p.ask('accept', { missionId: two.id }, other)]),
    ...(held === undefined ? [] : [() => p.askOverRest('abandon', held.missionId, p.newId())]),
  );
  const same = await p.sees(
    (state) =>
      JSON.stringify(sorted(state.active)) === JSON.stringify(sorted(other.getState()?.active ?? {})),
  );
  p.expect(same, 'two devices of one player do not see the same missions');
  other.leave();
  await p.check('played on two devices');
};

const sorted = (active: object) => Object.entries(active).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Works over HTTP while the room looks on. */
export const overRest: Move = async (p) => {
  const { chance } = p.parts;
  const ready = chance.pick(heldOf(p, 'completed').filter((a) => a.mission?.choices.length === 0));
  const missionId = ready?.missionId ?? chosen(p, [])?.id;
  if (missionId === undefined) return;
  const answer = await p.askOverRest(ready === undefined ? 'accept' : 'complete', missionId, p.newId());
  if (!answer.ok) return;
  const shown = await p.sees((state) => missionId in state.active === (ready === undefined));
  p.expect(shown, `what was done to ${missionId} over HTTP does not show in the room`);
};

/** Events that come twice, too early, too late or in a wrong order. */
export const oddEvents: Move = async (p) => {
  const attempt = p.parts.chance.pick(heldOf(p, 'active'));
  const facts = attempt === undefined ? [] : factsFor(p, attempt);
  if (attempt === undefined || facts.length === 0) return;
  const now = p.parts.time.now();
  const at = (occurred_at: number) => facts.map((fact) => ({ ...fact, id: p.newId(), occurred_at }));
  const odd = p.parts.chance.pick(['twice', 'future', 'seconds', 'late', 'reversed'] as const)!;
  if (odd === 'twice') {
    const events = at(now);
    await p.report(events);
    const again = await p.report(events);
    if (again !== undefined && again.duplicates !== events.length)
      p.differ(`events were reported again and counted: ${JSON.stringify(again)}`);
  } else if (odd === 'reversed') {
    await p.report(
      at(now)
        .map((event, i) => ({ ...event, occurred_at: now - i }))
        .toReversed(),
    );
  } else {
    const when = { future: now + 10 * 60_000, seconds: Math.floor(now / 1000), late: now - 3_600_000 }[odd];
    const report = await p.report(at(when));
    const refused = odd !== 'late';
    if (report !== undefined && report.rejected.length !== (refused ? facts.length : 0))
      p.differ(`${odd} events were answered ${JSON.stringify(report)}`);
  }
};

/** Loses the ship, or meets a patrol: what forbids it fails. */
export const disaster: Move = async (p) => {
  const { id, chance } = p.parts;
  const sector_id = p.state.player.sectorId;
  await p.happen([
    chance.oneIn(2)
      ? { type: 'ship_destroyed', player_id: id, sector_id }
      : { type: 'patrol_encountered', player_id: id, sector_id, detected: chance.oneIn(2) },
  ]);
};

/** Moves to another region, or back. */
export const hopRegion: Move = async (p) => {
  const { id, chance, knowledge } = p.parts;
  const region = chance.pick(knowledge.regionIds.filter((r) => r !== p.state.player.regionId));
  if (region === undefined) return;
  const report = await p.happen([{ type: 'player_updated', player_id: id, region_id: region }]);
  if (report?.accepted !== 1) return;
  const there = await p.sees((state) => state.player.regionId === region);
  p.expect(there, `moved to ${region}, and the room says ${p.state.player.regionId}`);
};

export const riseInLevel: Move = async (p) => {
  const level = p.state.player.level + 1;
  const report = await p.happen([{ type: 'player_updated', player_id: p.parts.id, level }]);
  if (report?.accepted !== 1) return;
  const risen = await p.sees((state) => state.player.level === level);
  p.expect(risen, `rose to level ${level}, and the room says ${p.state.player.level}`);
};

/** Renames a place: everything that names it has to follow. */
export const renameSector: Move = async (p) => {
  const { chance, knowledge, doors } = p.parts;
  const id = chance.pick(knowledge.sectorIds);
  if (id === undefined || !knowledge.mapIsOurs) return;
  const name = `Renamed ${chance.between(1, 999)}`;
  p.history.add('renames a sector', { id, name });
  await doors.game
    .putWorld({ sectors: [{ id, name }] })
    .catch((error) => p.history.add('failed', String(error)));
};
