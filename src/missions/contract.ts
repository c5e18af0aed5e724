import type { LiveAcceptance } from './acceptance.ts';
import { families } from './families/index.ts';
import type { Item, Mission } from './mission.ts';
import type { Rules } from './rules.ts';

/**
 * What is owed to who accepts a mission is its contract: everything but whether it is offered. Each
 * wording of it is an edition; an attempt holds the edition that it was accepted in until it ends.
 */
const NOT_OWED: ReadonlySet<string> = new Set(['isActive', 'origin', 'version', 'edition']);

/** Whether two wordings of a mission owe the same. */
export const sameContract = (a: Mission, b: Mission): boolean => wording(a) === wording(b);

/** The next version of a mission: a new edition only where what is owed is another. */
export const nextVersion = (current: Mission, next: Mission, edition = current.edition + 1): Mission => ({
  ...next,
  version: current.version + 1,
  edition: sameContract(current, next) ? current.edition : edition,
});

/**
 * The contract of somebody who holds one wording when an edit is to reach them too: its text, its pay
 * where that is not lower, its end where that is not earlier. What there is to do stays.
 */
export function followed(held: Mission, edited: Mission): Mission {
  const items = mostOf(held.items, edited.items);
  return {
    ...held,
    title: edited.title,
    description: edited.description,
    credits: Math.max(held.credits, edited.credits),
    reputation: Math.max(held.reputation, edited.reputation),
    targetReputation: Math.max(held.targetReputation, edited.targetReputation),
    items,
    // Where nothing is written, the items follow from the other fields.
    authored: { ...held.authored, items: sameValue(items, held.items) ? held.authored.items : items },
    choices: held.choices.map((choice) => ({
      ...choice,
      label: edited.choices.find((c) => c.id === choice.id)?.label ?? choice.label,
    })),
    expiresAt: later(held.expiresAt, edited.expiresAt),
    timeLimitSeconds: later(held.timeLimitSeconds, edited.timeLimitSeconds),
  };
}

/** The attempt in another edition of its mission: nothing of it ends earlier than before. */
export function inEdition(live: LiveAcceptance, mission: Mission, rules: Rules): LiveAcceptance {
  const deadlineAt = later(live.deadlineAt, families[mission.family].deadline(mission, live.acceptedAt));
  const attempt = { ...live, edition: mission.edition, deadlineAt };
  if (attempt.status === 'active') return attempt;
  const claimUntil = later(attempt.claimUntil, deadlineAt === null ? null : deadlineAt + rules.claimGraceMs);
  return { ...attempt, claimUntil };
}

/** The later of two instants or the longer of two limits; null is none, and so the latest. */
const later = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** Of each item the larger quantity. */
function mostOf(held: readonly Item[], edited: readonly Item[]): Item[] {
  const most = new Map(held.map((item) => [keyOf(item), item]));
  for (const item of edited)
    if ((most.get(keyOf(item))?.quantity ?? 0) < item.quantity) most.set(keyOf(item), item);
  return [...most.values()];
}

const keyOf = ({ kind, code }: Item): string => `${kind}:${code}`;

const wording = (mission: Mission): string =>
  sorted(Object.fromEntries(Object.entries(mission).filter(([field]) => !NOT_OWED.has(field))));

const sameValue = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);

/** A value as text that does not depend on the order of its fields, which a database may change. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v === null || typeof v !== 'object' || Array.isArray(v)
      ? v
      : Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
