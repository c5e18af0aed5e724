import { defineMission } from '../../missions/define-mission.ts';
import type { MissionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import type { MissionStore } from '../ports/store.ts';

/** An authored mission with a digest of what was written. */
export interface AuthoredMission {
  readonly definition: MissionDefinition & { readonly code: string };
  readonly digest: string;
}

/**
 * Brings authored missions into the store. A mission is written again only when its content changed
 * since it was last written, so that an operator's edit outlives a restart; one that content no
 * longer has is switched off. Safe to run in every process at once.
 */
export async function syncContent(store: MissionStore, authored: readonly AuthoredMission[]): Promise<void> {
  const known = new Map(
    (await store.byCodes(authored.map((a) => a.definition.code))).map((m) => [m.code, m]),
  );
  const fresh: Mission[] = [];
  for (const { definition, digest } of authored) {
    const current = known.get(definition.code);
    const origin = `content:${digest}`;
    if (current?.origin === origin) continue;
    const id = current?.id ?? crypto.randomUUID();
    const version = (current?.version ?? 0) + 1;
    const mission = defineMission(definition, { id, version, origin, family: 'faction', isActive: true });
    if ('path' in mission) throw new Error(`${definition.code}: ${mission.path} ${mission.message}`);
    if (current === undefined) fresh.push(mission);
    else await store.update(mission);
  }
  if (fresh.length > 0) await store.insert(fresh);
  await switchOffRemoved(store, new Set(authored.map((a) => a.definition.code)));
}

async function switchOffRemoved(store: MissionStore, codes: ReadonlySet<string>): Promise<void> {
  for (const mission of await store.active()) {
    if (!mission.origin.startsWith('content:') || codes.has(mission.code ?? '')) continue;
    await store.update({
      ...mission,
      isActive: false,
      origin: 'content:removed',
      version: mission.version + 1,
    });
  }
}
