import type { OutcomeCondition, Requirements } from './mission.ts';
import type { PlayerState } from './player.ts';
import type { RefusalDetails } from './refusal.ts';

/** The codes of the missions whose outcomes a mission asks about. */
export const requiredCodes = (requires: Requirements | null): string[] =>
  requires === null
    ? []
    : [requires.all, requires.any, requires.none].flatMap((list) => (list ?? []).map((c) => c.code));

/**
 * What a player's past lacks, or has too much, of what a mission asks about others. Only that past
 * answers: what became of those missions since makes no difference.
 */
export function unmet(
  requires: Requirements | null,
  state: PlayerState,
): RefusalDetails['mission/requirement_unmet']['requirements'] {
  if (requires === null) return [];
  const holds = (condition: OutcomeCondition) => {
    const id = state.codes.get(condition.code);
    const past = id === undefined ? undefined : state.outcomes.get(id);
    return (past ?? []).some(
      (o) =>
        o.outcome === condition.outcome && (condition.choice === undefined || o.choice === condition.choice),
    );
  };
  const { all = [], any = [], none = [] } = requires;
  return [
    ...all.filter((c) => !holds(c)).map((c) => ({ ...c, rule: 'all' as const })),
    ...(any.length > 0 && !any.some(holds) ? any.map((c) => ({ ...c, rule: 'any' as const })) : []),
    ...none.filter(holds).map((c) => ({ ...c, rule: 'none' as const })),
  ];
}
