import { printBoard } from './board-table.ts';
import { type DemoPlayer, must } from './demo-player.ts';
import { DemoFailed } from './demo-server.ts';
import { type Offer, pick } from './fly-mission.ts';
import { playMission } from './play-mission.ts';
import { dim, inColourOf, number, print, say, spoken, step } from './screen.ts';

/** The types of missions that the demo plays, in this order. */
const WANTED = ['cargo_delivery', 'exploration'] as const;

/** Ada's evening: the board, two missions, what they changed, the journal. */
export async function tellStory(ada: DemoPlayer): Promise<void> {
  const { player } = ada.state;
  step('The player', 'The game signs its players in with a token; nobody else can open this player’s room.');
  print(
    `  ${player.name}, level ${player.level}, ${number(player.credits)} credits, in sector ${player.sectorId}`,
  );

  const chosen = WANTED.flatMap((type) => pick(ada, type) ?? []);
  if (chosen.length === 0)
    throw new DemoFailed('The board holds no mission that this demo knows how to fly.');
  step(
    'The board',
    'What the factions offer this player now. The server decides: what her standing or level does not allow is not here.',
  );
  printBoard(ada.state, chosen);
  say();
  say(`She will fly those with a ">". "Standing" is what the mission would really add, after all caps.`, dim);

  for (const [i, offer] of chosen.entries()) await playMission(ada, offer, i === 0 ? 'explained' : 'again');
  await closingTime(ada, chosen);
}

async function closingTime(ada: DemoPlayer, chosen: readonly Offer[]): Promise<void> {
  step('The journal', 'What has ended stays on record; what was paid is read from an append-only ledger.');
  const { acceptances } = await must(ada.client.journal({ limit: 10 }));
  for (const { mission, rewards } of acceptances) {
    const paid = rewards === null ? '' : `${number(rewards.credits)} credits`;
    print(`  ${mission.status.padEnd(10)} ${mission.title.padEnd(44)} ${paid.padStart(15)}`);
  }
  print();
  for (const faction of new Set(chosen.map((offer) => offer.faction))) {
    const standing = ada.state.reputation[faction];
    if (standing !== undefined)
      print(`  ${inColourOf(faction, spoken(faction).padEnd(26))} ${standing.value} (${standing.title})`);
  }
  const { name, credits, completedMissions } = ada.state.player;
  print(`  ${name}: ${number(credits)} credits, ${completedMissions} missions completed`);
}
