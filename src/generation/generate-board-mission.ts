import { distancesTo, type WorldGraph } from '../world/world-graph.ts';
import { drawFeasible } from './draw.ts';
import { seatOf } from './faction-seat.ts';
import { findWork, reachFrom } from './find-work.ts';
import { type OfferDraft, offerOf } from './offer-draft.ts';
import { random } from './random.ts';
import type { Template } from './template-schema.ts';

/** The factions that keep a board in each region (SPEC 7, "Faction boards"). */
export const BOARD_FACTIONS = [
  'terran_federation',
  'mercantile_guild',
  'frontier_coalition',
  'astral_mining_consortium',
  'nova_scientific_institute',
  'fringe_alliance',
] as const;

/** Everything that a board mission depends on. */
export interface BoardRequest {
  readonly templates: readonly Template[];
  readonly graph: WorldGraph;
  readonly faction: string;
  readonly regionId: string;
  readonly seed: string;
  /** The place on the board, from 0. */
  readonly index: number;
  /** `targetKey`s that are on the board already. */
  readonly avoidTargets?: ReadonlySet<string>;
  /** Epoch ms. */
  readonly now: number;
}

const MINUTE = 60_000;
const none: ReadonlySet<string> = new Set();

/**
 * One mission for a faction's board in a region, or undefined when the region has no work for it.
 * It is open to everybody there, so every stop lies in the region's core, the largest set of sectors
 * that all reach one another: whoever can reach the core can reach the target. Distances and pay
 * count from the faction's seat, the time limit from the sector of the region that is furthest from
 * the target. It stays up for 24 to 72 h.
 */
export function generateBoardMission(request: BoardRequest): OfferDraft | undefined {
  const { graph, faction, regionId, seed, now } = request;
  const seat = seatOf(graph, regionId, faction);
  if (seat === undefined) return undefined;
  const stream = random(`board/${regionId}/${faction}/${request.index}/${seed}`);
  const core = graph.network.core(regionId);
  const open = request.templates
    .filter((template) => template.uses.includes('board'))
    .map((template) => ({ template, issuers: template.issuers.filter((i) => i.faction === faction) }))
    .filter(({ issuers }) => issuers.length > 0);
  const furthest = open.reduce((most, { template }) => Math.max(most, template.maxWarps), 0);
  const scene = {
    graph,
    now,
    regionId,
    clusterId: null,
    reach: reachFrom(graph, seat.id, regionId, furthest).filter(({ sector }) => core.has(sector.id)),
    allows: ({ id }: { id: number }) => core.has(id),
  };
  return drawFeasible(
    stream,
    open,
    ({ template }) => template.weight,
    ({ template, issuers }) => {
      const work = findWork(template, issuers, scene, request.avoidTargets ?? none, stream);
      if (work === undefined) return undefined;
      const { stop } = work.candidate;
      const onward = work.draft.warps - stop.warps;
      const longestWay = furthestFrom(graph, stop.sector.id, regionId) + onward;
      const expiresAt = now + stream.int(24 * 60, 72 * 60) * MINUTE;
      const terms = { seed, level: 1, longestWay, expiresAt };
      return offerOf(template, work.issuer, work.candidate, work.draft, work.scene, terms, stream);
    },
  );
}

/** Warps from the sector of the region that has the longest shortest way to this one. */
const furthestFrom = (graph: WorldGraph, sectorId: number, regionId: string): number =>
  [...distancesTo(graph, sectorId, { regionId }).values()].at(-1) ?? 0;
