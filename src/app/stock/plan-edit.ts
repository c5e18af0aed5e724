import { followed, nextVersion, sameContract } from '../../missions/contract.ts';
import type { Revision } from '../../missions/decide/revise.ts';
import type { Mission } from '../../missions/mission.ts';

/** What an edit writes, and what becomes of the editions that are held. */
export interface Plan {
  /** The mission as it is offered from now on. */
  readonly mission: Mission;
  /** Editions made for holders alone: their tasks with the new text, pay and end. */
  readonly editions: readonly Mission[];
  readonly revision: Revision;
}

/** An edit that reaches nobody who holds the mission. */
export const keepingHolders = (current: Mission, edited: Mission): Plan => ({
  mission: nextVersion(current, edited),
  editions: [],
  revision: new Map(),
});

/**
 * An edit that reaches who holds the mission, in whichever of these earlier editions or the current
 * one. Planned twice it plans the same: what was cut off halfway is finished by doing it again.
 */
export function reachingHolders(current: Mission, edited: Mission, earlier: readonly Mission[]): Plan {
  const held = [...earlier, current];
  const made: Mission[] = [];
  const targets = held.map((one) => {
    const wanted = followed(one, edited);
    if (sameContract(wanted, edited)) return undefined;
    const known = [...held, ...made].find((m) => sameContract(m, wanted));
    if (known !== undefined) return known;
    const fresh = { ...wanted, edition: current.edition + made.length + 1 };
    made.push(fresh);
    return fresh;
  });
  // The edition that is offered is always the latest: whatever comes next is counted from it.
  const edition = current.edition + made.length + 1;
  const next = nextVersion(current, edited, edition);
  const mission = made.length === 0 ? next : { ...next, edition };
  return {
    mission,
    editions: made,
    revision: new Map(held.map((one, i) => [one.edition, targets[i] ?? mission])),
  };
}
