import type { Playing } from '../playing.ts';
import { factsFor, heldOf, type Move, type Offer, offersOf } from './move.ts';

/** Takes a mission of the types that the player likes, else any. */
export const takeWork =
  (likes: readonly string[]): Move =>
  async (p) => {
    const offer = chosen(p, likes);
    if (offer === undefined) return;
    const taken = await p.ask('accept', { missionId: offer.id });
    if (taken.ok)
      p.expect(offer.id in p.state.active, `${offer.id} was accepted and the room does not show it`);
  };

/** An offer that the cap leaves room for. */
export function chosen(p: Playing, likes: readonly string[]): Offer | undefined {
  const { chance, knowledge } = p.parts;
  const full = p.books.held.filter((a) => a.family !== 'daily').length >= knowledge.missionCap;
  const offers = offersOf(p).filter((o) => !full || o.family === 'daily');
  const liked = offers.filter((o) => likes.includes(o.type));
  return chance.pick(liked.length > 0 && !chance.oneIn(5) ? liked : offers);
}

/** Does what a mission asks: all that is left of it, or only some. */
export const fly: Move = async (p) => {
  const { chance, tally } = p.parts;
  const attempt = chance.pick(heldOf(p, 'active'));
  if (attempt === undefined) return;
  const facts = factsFor(p, attempt);
  const part = chance.oneIn(4) ? chance.between(1, Math.max(1, facts.length - 1)) : facts.length;
  if (facts.length === 0) return;
  const report = await p.happen(facts.slice(0, part));
  if (report === undefined) return;
  p.expect(
    report.accepted === part,
    `of ${part} events ${report.accepted} were accepted: ${JSON.stringify(report)}`,
  );
  if (part < facts.length) return;
  for (const { kind } of attempt.written.values()) tally.count(tally.kinds, kind);
  const { missionId } = attempt;
  const met = await p.sees((state) => state.active[missionId]?.status !== 'active');
  p.expect(met, `${missionId}: all that it asks for was taken and it is not met`);
};

/** Claims what is ready. */
export const claim: Move = async (p) => {
  const attempt = p.parts.chance.pick(heldOf(p, 'completed'));
  if (attempt === undefined) return;
  const { missionId } = attempt;
  const choice = p.parts.chance.pick(p.state.active[missionId]?.choices ?? [])?.id;
  const claimed = await p.ask('complete', { missionId, ...(choice === undefined ? {} : { choice }) });
  if (!claimed.ok) return;
  p.expect(!(missionId in p.state.active), `${missionId} was claimed and the room still shows it`);
  p.expect(
    p.state.player.credits === p.books.credits,
    `credits are ${p.state.player.credits} after a claim, the books say ${p.books.credits}`,
  );
};

export const abandon: Move = async (p) => {
  const attempt = p.parts.chance.pick(p.books.held);
  if (attempt === undefined) return;
  const { missionId } = attempt;
  const dropped = await p.ask('abandon', { missionId });
  if (dropped.ok) p.expect(!(missionId in p.state.active), `${missionId} was abandoned and is still shown`);
};

export const track: Move = async (p) => {
  const attempt = p.parts.chance.pick(p.books.held);
  if (attempt === undefined) return;
  const { missionId } = attempt;
  const tracked = p.parts.chance.oneIn(2);
  const answer = await p.ask('track', { missionId, tracked });
  if (answer.ok)
    p.expect(p.state.active[missionId]?.tracked === tracked, `${missionId} is not tracked as asked`);
};

export const readJournal: Move = async (p) => void (await p.ask('journal', { limit: 20 }));

/** Goes somewhere, for no reason but to see it. */
export const wander: Move = async (p) => {
  const { chance, knowledge, id } = p.parts;
  const sector = chance.pick(knowledge.sectorIds);
  if (sector === undefined) return;
  const report = await p.happen([{ type: 'sector_entered', player_id: id, sector_id: sector }]);
  if (report?.accepted !== 1) return;
  const there = await p.sees((state) => state.player.sectorId === sector);
  p.expect(there, `sector ${sector} was entered and the room says ${p.state.player.sectorId}`);
};

/** Leaves, comes back, and looks whether everything is as it was. */
export const rejoin: Move = async (p) => {
  p.history.add('leaves');
  p.device.leave();
  await p.parts.time.sleep(p.parts.chance.between(0, 1500));
  await p.join();
  await p.check('came back');
};
