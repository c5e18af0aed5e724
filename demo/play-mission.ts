import type { CommandOutcome } from '../client/index.ts';
import { type DemoPlayer, must } from './demo-player.ts';
import { DemoFailed } from './demo-server.ts';
import { flyMission, type Offer, objectivesOf } from './fly-mission.ts';
import { ProgressBars } from './progress-bars.ts';
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
  await must(ada.client.accept(offer.id));
  print(good('  accepted'));
  if (told === 'explained') await tooEarly(ada, offer);
  await fly(ada, offer, why.fly);
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

async function fly(ada: DemoPlayer, offer: Offer, why: string): Promise<void> {
  step('In the game', why);
  const bars = new ProgressBars();
  bars.show(objectivesOf(ada, offer.id));
  await flyMission(ada, offer.id, {
    before: () => pause(READING),
    after: (flight) => bars.show(objectivesOf(ada, offer.id), flight.says),
  });
  if (ada.state.active[offer.id]?.status !== 'completed')
    throw new DemoFailed(`"${offer.title}" is not met although everything was done.`);
  print(good('  all objectives met: the reward may be claimed'));
}

async function claim(ada: DemoPlayer, offer: Offer, why: string): Promise<void> {
  step('Claiming the reward', why);
  const before = ada.state;
  const { rewards } = await must(ada.client.complete(offer.id));
  print(
    `  credits     ${number(before.player.credits)} -> ${number(ada.state.player.credits)}   (${good(signed(rewards.credits))})`,
  );
  for (const { faction, applied } of rewards.reputation) {
    const [old, now] = [before.reputation[faction], ada.state.reputation[faction]];
    print(
      `  standing    ${old?.value} (${old?.title}) -> ${now?.value} (${now?.title})   (${good(signed(applied))} with ${inColourOf(faction, spoken(faction))})`,
    );
  }
  for (const { kind, code, quantity } of rewards.items)
    print(`  item        ${quantity} x ${kind.replaceAll('_', ' ')}: ${code.replaceAll('_', ' ')}`);
}

type Refusal = Extract<CommandOutcome<unknown>, { ok: false }>['error'];

async function mustRefuse(ada: DemoPlayer, offer: Offer): Promise<Refusal> {
  const outcome = await ada.client.complete(offer.id);
  if (outcome.ok) throw new DemoFailed('The server completed what it should have refused.');
  return outcome.error;
}

function refused(refusal: Refusal): void {
  print(bad(`  refused     ${refusal.code}`));
  print(`              ${refusal.message}`);
  if (refusal.code !== 'mission/objectives_unmet') return;
  for (const { label, current, required } of refusal.details.objectives)
    print(`              ${label}: ${current} of ${required}`);
}
