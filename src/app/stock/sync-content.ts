import { nextVersion } from '../../missions/contract.ts';
import { defineMission } from '../../missions/define-mission.ts';
import type { MissionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import type { MissionStore } from '../ports/store.ts';

/** An authored mission with a digest of what was written. */
export interface AuthoredMission {
  readonly definition: MissionDefinition & { readonly code: string };
  readonly digest: string;
}

/** How often a mission is written again when somebody else wrote it in between. */
const TRIES = 5;

/**
 * Brings authored missions into the store; the ids of those that are new or other. A mission is found
 * by its code, which never changes, and written again only when its content changed since it was last
 * written, so that an operator's edit outlives a restart; one that content no longer has is switched
 * off. Safe to run in every process at once.
 */
export async function syncContent(
  store: MissionStore,
  authored: readonly AuthoredMission[],
): Promise<string[]> {
  const known = new Map(
    (await store.byCodes(authored.map((a) => a.definition.code))).map((m) => [m.code, m]),
  );
  const changed: string[] = [];
  const fresh: Mission[] = [];
  for (const one of authored) {
    const current = known.get(one.definition.code);
    if (current === undefined) fresh.push(missionOf(one, crypto.randomUUID(), 1));
    else if (await rewrite(store, current, (m) => rewritten(one, m))) changed.push(current.id);
  }
  if (fresh.length > 0) changed.push(...(await store.insert(fresh)).map((m) => m.id));
  const codes = new Set(authored.map((a) => a.definition.code));
  for (const mission of await store.active())
    if (await rewrite(store, mission, (m) => switchedOff(m, codes))) changed.push(mission.id);
  return changed;
}

/** What content says of a mission now; undefined where it says what it said. */
const rewritten = (one: AuthoredMission, current: Mission): Mission | undefined =>
  current.origin === originOf(one)
    ? undefined
    : nextVersion(current, missionOf(one, current.id, current.version));

/** A mission that content no longer has, switched off. */
const switchedOff = (mission: Mission, codes: ReadonlySet<string>): Mission | undefined =>
  !mission.isActive || !mission.origin.startsWith('content:') || codes.has(mission.code ?? '')
    ? undefined
    : { ...mission, isActive: false, origin: 'content:removed', version: mission.version + 1 };

/** Writes what becomes of a mission, if anything does; whether it was written here. */
async function rewrite(
  store: MissionStore,
  mission: Mission,
  next: (current: Mission) => Mission | undefined,
): Promise<boolean> {
  let current = mission;
  for (let tries = 0; tries < TRIES; tries++) {
    const wanted = next(current);
    if (wanted === undefined) return false;
    if (await store.update(wanted)) return true;
    current = (await store.byIds([mission.id]))[0] ?? current;
  }
  throw new Error(`mission ${mission.code}: somebody else writes it all the time`);
}

function missionOf(one: AuthoredMission, id: string, version: number): Mission {
  const { definition } = one;
  const origin = originOf(one);
  const mission = defineMission(definition, { id, version, origin, family: 'faction', isActive: true });
  if ('path' in mission) throw new Error(`${definition.code}: ${mission.path} ${mission.message}`);
  return mission;
}

const originOf = ({ digest }: AuthoredMission): string => `content:${digest}`;
