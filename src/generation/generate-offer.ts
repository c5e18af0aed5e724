import type { WorldGraph } from '../world/world-graph.ts';
import { type Activity, activityFactor } from './activity.ts';
import { drawFeasible } from './draw.ts';
import { findWork, reachFrom } from './find-work.ts';
import { type OfferDraft, offerOf } from './offer-draft.ts';
import { random } from './random.ts';
import type { Issuer, Template } from './template-schema.ts';

/** What an offer depends on of the player. */
export interface OfferPlayer {
  readonly id: string;
  readonly level: number;
  readonly sectorId: number;
  readonly regionId: string;
  /** The standing with a faction, -800..800. */
  standing(faction: string): number;
}

/** Everything that an offer depends on. */
export interface OfferRequest {
  readonly templates: readonly Template[];
  readonly graph: WorldGraph;
  readonly player: OfferPlayer;
  readonly activity: Activity;
  /** `targetKey`s that may not come again: those of the last day and of what the player carries. */
  readonly avoidTargets: ReadonlySet<string>;
  /** Epoch ms. */
  readonly now: number;
  readonly seed: string;
  readonly slot: string;
}

/**
 * One random offer for one player (SPEC 7), or undefined when no template has work in reach. A pure
 * function: the same request gives the same offer. Its target exists and can be reached from where
 * the player is along directed warps that stay in the player's region, and its time limit allows for
 * that. It costs no more than looking at `REACH_SECTORS` sectors, however large the map.
 */
export function generateOffer(request: OfferRequest): OfferDraft | undefined {
  const { graph, player, now, seed, slot } = request;
  const here = graph.sectors.get(player.sectorId);
  if (here === undefined) return undefined;
  const stream = random(`offer/${player.id}/${slot}/${seed}`);
  const open = request.templates
    .filter((template) => template.uses.includes('random') && template.minLevel <= player.level)
    .map((template) => ({ template, issuers: issuersFor(template, player) }))
    .filter(({ issuers }) => issuers.length > 0);
  const furthest = open.reduce((most, { template }) => Math.max(most, template.maxWarps), 0);
  const scene = {
    graph,
    now,
    regionId: player.regionId,
    clusterId: here.clusterId,
    reach: reachFrom(graph, here.id, player.regionId, furthest),
    allows: () => true,
  };
  const weightOf = ({ template }: (typeof open)[number]) =>
    template.weight * activityFactor(template.activity, request.activity);
  return drawFeasible(stream, open, weightOf, ({ template, issuers }) => {
    const work = findWork(template, issuers, scene, request.avoidTargets, stream);
    if (work === undefined) return undefined;
    const terms = { seed, level: player.level };
    return offerOf(template, work.issuer, work.candidate, work.draft, work.scene, terms, stream);
  });
}

/** The issuers whose gate the player passes; `[null]` for work that nobody issues. */
const issuersFor = ({ issuers }: Template, player: OfferPlayer): readonly (Issuer | null)[] =>
  issuers.length === 0
    ? [null]
    : issuers.filter(({ faction, minReputation }) => player.standing(faction) >= minReputation);
