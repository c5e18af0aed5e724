import { distances, type WorldGraph } from '../world/world-graph.ts';
import { drawFeasible } from './draw.ts';
import { targetKeyOf } from './offer-draft.ts';
import type { Random } from './random.ts';
import type { Issuer, Template } from './template-schema.ts';
import { templateRule } from './templates/index.ts';
import type { Candidate, Draft, Scene, Stop } from './templates/offer-template.ts';

/** The sectors that one offer looks at, at most: what bounds its cost on a map of any size. */
export const REACH_SECTORS = 800;

/** Candidates that are tried before a template is given up. */
const TRIES = 8;

/** The sectors of a region around one of them, nearest first, itself at 0 warps. */
export function reachFrom(graph: WorldGraph, from: number, regionId: string, maxWarps: number): Stop[] {
  const bounds = { maxWarps, maxSectors: REACH_SECTORS, regionId };
  return [...distances(graph, from, bounds)].flatMap(([id, warps]) => {
    const sector = graph.sectors.get(id);
    return sector?.regionId === regionId ? [{ sector, warps }] : [];
  });
}

/** Work that a template can offer in a scene, or undefined when there is none. */
export function findWork(
  template: Template,
  issuers: readonly (Issuer | null)[],
  scene: Omit<Scene, 'issuer'>,
  avoidTargets: ReadonlySet<string>,
  random: Random,
): { issuer: Issuer | null; candidate: Candidate; draft: Draft; scene: Scene } | undefined {
  const rule = templateRule(template.rule);
  const reach = scene.reach.filter((stop) => stop.warps <= template.maxWarps);
  return drawFeasible(random, issuers, equal, (issuer) => {
    const issued: Scene = { ...scene, reach, issuer: issuer?.faction ?? null };
    const candidates = rule
      .candidates(issued, template.ranges)
      .filter((candidate) => !avoidTargets.has(targetKeyOf(template, candidate)));
    const attempt = (candidate: Candidate) => {
      const draft = rule.draft(candidate, issued, template.ranges, random);
      return draft && { issuer, candidate, draft, scene: issued };
    };
    return drawFeasible(random, candidates, equal, attempt, TRIES);
  });
}

/**
 * Whether the world still has what an offer is about: false once its NPC is dead, its wreck empty or
 * its beacon silent. For withdrawing an offer that nobody has accepted yet.
 */
export function stillStands(
  { templateCode, targetKey }: { readonly templateCode: string; readonly targetKey: string },
  templates: readonly Template[],
  graph: WorldGraph,
  now: number,
): boolean {
  const template = templates.find((t) => t.code === templateCode);
  if (template === undefined) return false;
  const subject = targetKey.slice(templateCode.length + 1);
  return templateRule(template.rule).stands(subject, graph, now, template.ranges);
}

const equal = () => 1;
