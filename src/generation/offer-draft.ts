import { type MissionDefinition, missionDefinition } from '../missions/definition.ts';
import { creditReward, reputationReward, timeLimitSeconds } from './pricing.ts';
import type { Random } from './random.ts';
import type { Issuer, Template } from './template-schema.ts';
import type { Candidate, Draft, Scene } from './templates/offer-template.ts';
import { factionName, filled, several } from './texts.ts';

/** What `defineMission` takes of generated work: a definition that may have no issuer. */
export type OfferDefinition = Omit<MissionDefinition, 'factionId'> & { factionId: string | null };

/** Generated work before it is stored: all but an id. */
export interface OfferDraft {
  readonly templateCode: string;
  /** The seed it was made from, to be stored with it. */
  readonly seed: string;
  /** What it is about, for the rule against repeats: `template/subject`. */
  readonly targetKey: string;
  readonly factionId: string | null;
  /** Warps of the whole route from where it was made. */
  readonly minWarps: number;
  readonly definition: OfferDefinition;
}

/** Everything that makes an offer of a draft. */
export interface Terms {
  readonly seed: string;
  readonly level: number;
  /** Warps that the time limit has to allow for, where that is more than the route. */
  readonly longestWay?: number;
  /** When the offer is taken down, epoch ms; a draft's own end comes first. */
  readonly expiresAt?: number;
}

/** What a target is called for the rule against repeats. */
export const targetKeyOf = (template: Template, candidate: Candidate): string =>
  `${template.code}/${candidate.subject}`;

/** The offer that a template makes of a draft: priced, timed and put into words. */
export function offerOf(
  template: Template,
  issuer: Issuer | null,
  candidate: Candidate,
  draft: Draft,
  scene: Scene,
  terms: Terms,
  random: Random,
): OfferDraft {
  const words = { ...commonWords(issuer, candidate, draft, scene), ...draft.words };
  const { titles, descriptions } = template.texts;
  const definition: OfferDefinition = {
    ...blankDefinition,
    ...draft.fields,
    factionId: issuer?.faction ?? null,
    title: filled(random.pick(titles), words, 120),
    description: filled(random.pick(descriptions), words, 2000),
    missionType: template.missionType,
    ...(issuer === null ? {} : { minReputation: issuer.minReputation }),
    minLevel: template.minLevel,
    creditReward: creditReward(template.reward, { ...draft, level: terms.level }),
    reputationReward: reputationReward(template.reward, draft.warps),
    objectives: [...draft.objectives],
    mode: draft.mode ?? 'all',
    regionId: scene.regionId,
    expiresAt: draft.endsAt ?? terms.expiresAt ?? null,
    timeLimitSeconds:
      draft.endsAt === undefined
        ? timeLimitSeconds(template.time, Math.max(draft.warps, terms.longestWay ?? 0))
        : Math.min(31_536_000, Math.floor((draft.endsAt - scene.now) / 1000)),
  };
  return {
    templateCode: template.code,
    seed: terms.seed,
    targetKey: targetKeyOf(template, candidate),
    factionId: definition.factionId,
    minWarps: draft.warps,
    definition,
  };
}

/** A definition with every field at its default, to be filled in. */
export const blankDefinition: OfferDefinition = {
  ...missionDefinition.parse({ factionId: 'x', title: '-', description: '-', missionType: 'travel' }),
  factionId: null,
};

const commonWords = (issuer: Issuer | null, { stop }: Candidate, draft: Draft, { graph }: Scene) => ({
  target: stop.sector.name,
  cluster: graph.clusters.get(stop.sector.clusterId)?.name ?? stop.sector.name,
  way: several(draft.warps, 'warp'),
  security: String(stop.sector.security),
  issuer: issuer === null ? 'nobody' : factionName(issuer.faction),
});
