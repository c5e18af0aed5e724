import { wirePath } from '../../casing.ts';
import { defineMission, definitionOf, type Identity } from '../../missions/define-mission.ts';
import { type MissionDefinition, missionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import { invalid, type Refusal, refuse } from '../../missions/refusal.ts';
import { invalidBody } from '../invalid-body.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Store } from '../ports/store.ts';
import type { Catalogue } from './catalogue.ts';

export interface MissionAdminParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
}

type Made = { ok: true; mission: Mission } | { ok: false; refusal: Refusal };

/** How often an edit is tried again when another one came first. */
const EDIT_TRIES = 5;

/** Creates and edits faction missions; every change reaches the catalogue and the live rooms. */
export class MissionAdmin {
  readonly #parts: MissionAdminParts;

  constructor(parts: MissionAdminParts) {
    this.#parts = parts;
  }

  /** Adds a mission. Throws `StoreUnavailable`. */
  async create(definition: MissionDefinition): Promise<Made> {
    const made = this.#define(definition, {
      id: crypto.randomUUID(),
      isActive: true,
      version: 1,
      origin: 'admin',
    });
    if (!made.ok) return made;
    const [inserted] = await this.#parts.store.missions.insert([made.mission]);
    if (inserted === undefined)
      return { ok: false, refusal: invalid('code', `the code ${definition.code} is taken`) };
    this.#parts.catalogue.put([inserted]);
    return { ok: true, mission: inserted };
  }

  /** Changes some fields of a mission. Throws `StoreUnavailable`. */
  async edit(id: string, patch: Record<string, unknown> & { isActive?: boolean }): Promise<Made> {
    if ('code' in patch)
      return { ok: false, refusal: invalid('code', 'a code is for ever: what others ask about hangs on it') };
    for (let tries = 0; tries < EDIT_TRIES; tries++) {
      const [current] = await this.#parts.store.missions.byIds([id]);
      if (current === undefined || current.family !== 'faction')
        return { ok: false, refusal: refuse('mission/not_found', { missionId: id }) };
      const { isActive = current.isActive, ...fields } = patch;
      const parsed = missionDefinition.safeParse({ ...definitionOf(current), ...fields });
      if (!parsed.success) return { ok: false, refusal: invalidBody(parsed.error) };
      const made = this.#define(parsed.data, {
        id,
        isActive,
        version: current.version + 1,
        origin: current.origin,
        startsAt: current.startsAt,
        endsAt: current.endsAt,
        generated: current.generated,
      });
      if (!made.ok) return made;
      const written = await this.#parts.store.missions.update(made.mission);
      if (!written) continue;
      this.#parts.catalogue.put([made.mission]);
      return made;
    }
    return { ok: false, refusal: refuse('server/unavailable', {}) };
  }

  #define(definition: MissionDefinition, identity: Omit<Identity, 'family'>): Made {
    const unknown = [definition.factionId, definition.targetFactionId].find(
      (code) => code != null && !this.#parts.atlas.hasFaction(code),
    );
    if (unknown != null) {
      const path = unknown === definition.factionId ? 'faction_id' : 'target_faction_id';
      return { ok: false, refusal: invalid(path, `there is no faction ${unknown}`) };
    }
    const mission = defineMission(definition, { ...identity, family: 'faction' });
    return 'path' in mission
      ? { ok: false, refusal: invalid(wirePath([mission.path]), mission.message) }
      : { ok: true, mission };
  }
}
