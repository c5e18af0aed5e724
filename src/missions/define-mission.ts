import type { MissionDefinition } from './definition.ts';
import { derivedItems, derivedObjectives, type Missing } from './derive.ts';
import { impossibleRequirement } from './impossible-requirement.ts';
import type { FamilyName, Generated, Mission, Objective } from './mission.ts';

/** What a mission is besides what its author wrote. */
export interface Identity {
  readonly id: string;
  readonly family: FamilyName;
  readonly isActive: boolean;
  readonly version: number;
  /** 1, the first, when not said. */
  readonly edition?: number;
  /** `admin` when not said. */
  readonly origin?: string;
  readonly slot?: string;
  readonly gameDay?: string | null;
  readonly ownerId?: string | null;
  readonly startsAt?: number | null;
  readonly endsAt?: number | null;
  readonly generated?: Generated | null;
}

/** Makes the mission that a definition describes, or says which field it lacks. */
export function defineMission(
  d: Omit<MissionDefinition, 'factionId'> & { factionId: string | null },
  identity: Identity,
): Mission | Missing {
  const written = d.objectives ?? null;
  const derived = written ?? derivedObjectives({ ...d, factionId: d.factionId ?? '' });
  if ('path' in derived) return derived;
  const objectives = withIds(derived);
  if (new Set(objectives.map((o) => o.id)).size < objectives.length)
    return { path: 'objectives', message: 'the same objective id twice' };
  if (d.targetReputationReward !== 0 && d.targetFactionId === d.factionId)
    return { path: 'targetFactionId', message: 'the issuer is paid by reputation_reward' };
  const twice = (d.choices ?? []).findIndex((c, i, all) => all.some((b, j) => j < i && b.id === c.id));
  if (twice >= 0)
    return { path: `choices.${twice}.id`, message: `the choice ${d.choices![twice]!.id} is there twice` };
  const impossible = impossibleRequirement(d.code ?? null, d.requires ?? null);
  if (impossible !== undefined) return impossible;
  if (d.choices != null && d.autoClaim)
    return { path: 'autoClaim', message: 'a mission with choices has to be claimed by hand' };
  return {
    id: identity.id,
    code: d.code ?? null,
    family: identity.family,
    type: d.missionType,
    faction: d.factionId,
    targetFaction: d.targetFactionId ?? null,
    title: d.title,
    description: d.description,
    minReputation: d.minReputation,
    minLevel: d.minLevel,
    credits: d.creditReward,
    reputation: d.reputationReward,
    targetReputation: d.targetReputationReward,
    items: d.itemRewards ?? derivedItems({ ...d, factionId: d.factionId ?? '' }),
    authored: { objectives: written === null ? null : objectives, items: d.itemRewards ?? null },
    targetSectorId: d.targetSectorId ?? null,
    cargoType: d.cargoType ?? null,
    cargoQuantity: d.cargoQuantity ?? null,
    targetOpponent: d.targetOpponent ?? null,
    targetCount: d.targetCount ?? null,
    objectives,
    mode: d.mode,
    choices: d.choices ?? [],
    requires: d.requires ?? null,
    autoClaim: d.autoClaim,
    repeatable: d.repeatable,
    regionId: d.regionId ?? null,
    isActive: identity.isActive,
    expiresAt: d.expiresAt ?? null,
    timeLimitSeconds: d.timeLimitSeconds ?? null,
    startsAt: identity.startsAt ?? null,
    endsAt: identity.endsAt ?? null,
    slot: identity.slot ?? '',
    gameDay: identity.gameDay ?? null,
    ownerId: identity.ownerId ?? null,
    generated: identity.generated ?? null,
    origin: identity.origin ?? 'admin',
    version: identity.version,
    edition: identity.edition ?? 1,
  };
}

/** The definition that would make this mission again: what an edit starts from. */
export const definitionOf = (m: Mission) => ({
  code: m.code,
  factionId: m.faction,
  title: m.title,
  description: m.description,
  missionType: m.type,
  minReputation: m.minReputation,
  minLevel: m.minLevel,
  creditReward: m.credits,
  reputationReward: m.reputation,
  targetFactionId: m.targetFaction,
  targetReputationReward: m.targetReputation,
  itemRewards: m.authored.items,
  targetSectorId: m.targetSectorId,
  cargoType: m.cargoType,
  cargoQuantity: m.cargoQuantity,
  targetOpponent: m.targetOpponent,
  targetCount: m.targetCount,
  objectives: m.authored.objectives,
  mode: m.mode,
  expiresAt: m.expiresAt === null ? null : new Date(m.expiresAt).toISOString(),
  timeLimitSeconds: m.timeLimitSeconds,
  repeatable: m.repeatable,
  regionId: m.regionId,
  requires: m.requires,
  choices: m.choices.length === 0 ? null : m.choices,
  autoClaim: m.autoClaim,
});

function withIds(
  objectives: readonly { id?: string | undefined; kind: string; params: unknown }[],
): Objective[] {
  return objectives.map(({ id, kind, params }, i) => {
    const before = objectives.slice(0, i).filter((o) => o.kind === kind).length;
    return { id: id ?? (before === 0 ? kind : `${kind}_${before + 1}`), kind, params };
  });
}
