import type { DemoPlayer } from './demo-player.ts';
import { DemoFailed } from './demo-server.ts';
import { flyMission, objectivesOf } from './fly-mission.ts';
import { ProgressBars } from './progress-bars.ts';
import type { ActiveMission, Offer, Refusal, Rewards } from './protocol.ts';
import { bad, dim, good, inColourOf, number, pause, print, say, signed, spoken, step } from './screen.ts';

/** Time to read one event in a terminal, ms. */
const READING = 700;

/** Why each step is as it is: told once in full, then in short. */
const WHY = {
  explained: {
    accept:
      'Every gate is checked again inside the transaction that writes the acceptance; the answer comes after the commit.',
    fly: 'Progress comes from facts that the game server reports, never from a client’s word; the bars follow the synced state.',
    claim: 'Payment, standing, ledger and outbox are one transaction: all of it happens, or nothing does.',
  },
  again: {
    accept: 'Another sort of work, with more than one objective, goes through the same pipeline.',
    fly: 'Each event counts for every active mission that listens to it.',
    claim: 'This one also pays an item, which lands in the player’s inventory.',
  },
} as const;

/** Takes one mission from accept to reward; the first time it also tries what the server must refuse. */
export async function playMission(ada: DemoPlayer, offer: Offer, told: keyof typeof WHY): Promise<void> {
  const why = WHY[told];
  step(`Accepting "${offer.title}"`, why.accept);
  print(`  ${inColourOf(offer.faction, spoken(offer.faction))}:`);
  say(offer.description, dim);
  const { mission } = await must<{ mission: ActiveMission }>(ada, 'accept', { missionId: offer.id });
  print(good('  accepted'));
  if (told === 'explained') await tooEarly(ada, offer);
  await fly(ada, offer, mission, why.fly);
  await claim(ada, offer, why.claim);
  if (told === 'explained') await twice(ada, offer);
}

async function tooEarly(ada: DemoPlayer, offer: Offer): Promise<void> {
  step(
    'A refusal',
    'A client may ask for anything. The server says no with a stable code and the numbers behind it.',
  );
  print('  complete, before anything is done:');
  refused(await mustRefuse(ada, offer));
}

async function twice(ada: DemoPlayer, offer: Offer): Promise<void> {
  print();
  print('  complete, a second time:');
  refused(await mustRefuse(ada, offer));
}

async function fly(ada: DemoPlayer, offer: Offer, accepted: ActiveMission, why: string): Promise<void> {
  step('In the game', why);
  const bars = new ProgressBars();
  bars.show(objectivesOf(ada, offer.id));
  await flyMission(ada, offer.id, accepted, {
    before: () => pause(READING),
    after: (flight) => bars.show(objectivesOf(ada, offer.id), flight.says),
  });
  if (ada.state.active.get(offer.id)?.status !== 'completed')
    throw new DemoFailed(`"${offer.title}" is not met although everything was done.`);
  print(good('  all objectives met: the reward may be claimed'));
}

async function claim(ada: DemoPlayer, offer: Offer, why: string): Promise<void> {
  step('Claiming the reward', why);
  const credits = ada.state.player.credits;
  const before = new Map(
    [...ada.state.reputation].map(([faction, s]) => [faction, { value: s.value, title: s.title }]),
  );
  const { rewards } = await must<{ rewards: Rewards }>(ada, 'complete', { missionId: offer.id });
  print(
    `  credits     ${number(credits)} -> ${number(ada.state.player.credits)}   (${good(signed(rewards.credits))})`,
  );
  for (const { faction, applied } of rewards.reputation) {
    const [old, now] = [before.get(faction), ada.state.reputation.get(faction)];
    print(
      `  standing    ${old?.value} (${old?.title}) -> ${now?.value} (${now?.title})   (${good(signed(applied))} with ${inColourOf(faction, spoken(faction))})`,
    );
  }
  for (const { kind, code, quantity } of rewards.items)
    print(`  item        ${quantity} x ${kind.replaceAll('_', ' ')}: ${code.replaceAll('_', ' ')}`);
}

async function must<T>(ada: DemoPlayer, command: string, message: object): Promise<T> {
  const answer = await ada.ask<T>(command, message);
  if (!answer.ok)
    throw new DemoFailed(`${command} was refused: ${answer.refusal.code}: ${answer.refusal.message}`);
  return answer.result;
}

async function mustRefuse(ada: DemoPlayer, offer: Offer): Promise<Refusal> {
  const answer = await ada.ask('complete', { missionId: offer.id });
  if (answer.ok) throw new DemoFailed('The server completed what it should have refused.');
  return answer.refusal;
}

function refused({ code, message, details }: Refusal): void {
  print(bad(`  refused     ${code}`));
  print(`              ${message}`);
  const { objectives } = details as { objectives?: { label: string; current: number; required: number }[] };
  for (const { label, current, required } of objectives ?? [])
    print(`              ${label}: ${current} of ${required}`);
}
