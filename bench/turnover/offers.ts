import { type Dice, diceOf } from '../../content/galaxy/dice.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { ACTIVITY_TAGS } from '../../src/generation/activity.ts';
import { generateOffer, type OfferRequest } from '../../src/generation/generate-offer.ts';
import type { Template } from '../../src/generation/template-schema.ts';
import type { World } from '../../src/world/world.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import type { Group } from '../group.ts';
import { playerId } from '../support/missions.ts';
import { largeGalaxy } from './large-galaxy.ts';

const LARGE_CLUSTERS = 200;
/** Requests made beforehand for each galaxy. */
const REQUESTS = 2_000;
/** Both galaxies take turns: a noisy moment of the machine then harms both. */
const TURNS = 4;
const TURN_MS = 1_000;
const SEED = 7;

/** Offers made a second on the galaxy that ships, and on one of 5,000 sectors. */
export const offers: Group = async (progress) => {
  const { galaxy, templates } = await loadContent('./content');
  const large = largeGalaxy(galaxy, LARGE_CLUSTERS);
  const [few, many] = [requestsOn(galaxy, templates), requestsOn(large, templates)];
  for (const warmUp of [few, many]) rate(warmUp);
  const rates = Array.from({ length: TURNS }, () => ({ few: rate(few), many: rate(many) }));
  const onFew = mean(rates.map((r) => r.few));
  const onMany = mean(rates.map((r) => r.many));
  progress(`offers: ${onFew.toFixed(0)}/s on ${galaxy.sectors.length} sectors`);
  progress(`offers: ${onMany.toFixed(0)}/s on ${large.sectors.length} sectors, ${large.warps.length} warps`);
  return {
    rows: [
      {
        name: `Offers on ${number(galaxy.sectors.length)} sectors`,
        unit: 'offers/s',
        ours: onFew,
        ceiling: null,
        goal: null,
      },
      {
        name: `Offers on ${number(large.sectors.length)} sectors, beside ${number(galaxy.sectors.length)}`,
        unit: 'offers/s',
        ours: onMany,
        ceiling: onFew,
        goal: { of: 'ratio', atLeast: galaxy.sectors.length / large.sectors.length },
      },
    ],
    notes: [noteOn(galaxy, large)],
  };
};

/** Random offers for players of every level, standing and habit, anywhere on a map. */
function requestsOn(world: World, templates: readonly Template[]): OfferRequest[] {
  const graph = worldGraph(world);
  const dice = diceOf(SEED);
  return Array.from({ length: REQUESTS }, (_, n) => ({
    templates,
    graph,
    player: {
      id: playerId(n),
      level: dice.between(1, 50),
      sectorId: world.sectors[dice.between(0, world.sectors.length - 1)]!.id,
      regionId: world.regions[0]!.id,
      standing: standingsBy(dice),
    },
    activity: Object.fromEntries(ACTIVITY_TAGS.map((tag) => [tag, dice.between(0, 20)])),
    avoidTargets: new Set<string>(),
    now: 0,
    seed: `seed-${n}`,
    slot: String(1 + (n % 3)),
  }));
}

/** Standings around one that is drawn, other with each faction. */
function standingsBy(dice: Dice): (faction: string) => number {
  const best = dice.between(-200, 800);
  return (faction) => best - ((faction.length * 37) % 200);
}

/** Offers a second over one turn. */
function rate(requests: readonly OfferRequest[]): number {
  const started = performance.now();
  let made = 0;
  for (let n = 0; performance.now() - started < TURN_MS; n++)
    if (generateOffer(requests[n % requests.length]!) !== undefined) made++;
  return made / ((performance.now() - started) / 1000);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const number = (value: number): string => value.toLocaleString('en-US');

const noteOn = (galaxy: World, large: World): string =>
  `Offers are what \`generateOffer\` makes of the shipped templates, in this process alone, for ${number(REQUESTS)}
players of random level, standing and activity in random sectors, ${TURNS} turns of ${TURN_MS / 1000} s each. The galaxy that ships
has ${galaxy.sectors.length} sectors, ${galaxy.warps.length} warps, ${galaxy.npcs.length} NPCs and ${galaxy.wrecks.length} wrecks; the large one, made by \`bench/turnover/large-galaxy.ts\` in
proportion, ${number(large.sectors.length)} sectors, ${number(large.warps.length)} warps, ${large.npcs.length} NPCs and ${large.wrecks.length} wrecks in one region. The goal is that the cost
of an offer grows less than the number of sectors.`;
