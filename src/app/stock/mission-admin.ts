import { toWire, wirePath } from '../../casing.ts';
import { defineMission, definitionOf, type Identity } from '../../missions/define-mission.ts';
import { type MissionDefinition, missionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import { invalid, type Refusal, refuse } from '../../missions/refusal.ts';
import { requiredCodes } from '../../missions/requirements.ts';
import { invalidBody } from '../invalid-body.ts';
import type { Atlas } from '../map/atlas.ts';
import { reviseJob } from '../pipeline/jobs.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Clock } from '../ports/clock.ts';
import type { AdminNote, Store } from '../ports/store.ts';
import type { Catalogue } from './catalogue.ts';
import { refuseUnknown } from './known-names.ts';
import { keepingHolders, type Plan, reachingHolders } from './plan-edit.ts';

export interface MissionAdminParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
  readonly pipeline: Pipeline;
  readonly clock: Clock;
}

type Made = { ok: true; mission: Mission } | { ok: false; refusal: Refusal };

/** How a mission is to be created or edited. */
export interface Wish {
  /** Whether an edit reaches who holds the mission already; `keep` when not said. */
  readonly holders?: 'keep' | 'update';
  /** Whether a new mission is offered at once; true when not said. */
  readonly isActive?: boolean;
  /** Who wants it, for the record. */
  readonly by?: string;
}

/** How often an edit is tried again when another one came first. */
const EDIT_TRIES = 5;
/** Holders who are reached together. */
const HOLDERS = 200;

/** Creates and edits faction missions; every change reaches the catalogue and the live rooms. */
export class MissionAdmin {
  readonly #parts: MissionAdminParts;

  constructor(parts: MissionAdminParts) {
    this.#parts = parts;
  }

  /** Adds a mission. Throws `StoreUnavailable`. */
  async create(definition: MissionDefinition, { isActive = true, by = 'unknown' }: Wish = {}): Promise<Made> {
    const refusal = await this.#unknownIn(definition, () => true);
    if (refusal !== undefined) return { ok: false, refusal };
    const id = crypto.randomUUID();
    const made = define(definition, { id, isActive, version: 1, origin: 'admin' });
    if (!made.ok) return made;
    const note: AdminNote = {
      by,
      action: 'create',
      details: toWire({ ...definitionOf(made.mission), isActive }),
    };
    const [inserted] = await this.#parts.store.missions.insert([made.mission], note);
    if (inserted === undefined)
      return { ok: false, refusal: invalid('code', `the code ${definition.code} is taken`) };
    this.#parts.catalogue.put([inserted]);
    return { ok: true, mission: inserted };
  }

  /**
   * Changes some fields of a mission. Who holds it keeps what was accepted, unless `holders` says
   * otherwise. Throws `StoreUnavailable` or `JobFailed`; done again, it finishes what it began.
   */
  async edit(
    id: string,
    patch: Record<string, unknown> & { isActive?: boolean | undefined },
    { holders = 'keep', by = 'unknown' }: Omit<Wish, 'isActive'> = {},
  ): Promise<Made> {
    if ('code' in patch)
      return { ok: false, refusal: invalid('code', 'a code is for ever: what others ask about hangs on it') };
    const note: AdminNote = { by, action: 'edit', details: toWire({ ...patch, holders }) };
    // Switching a mission on says that it may be had.
    const written = (field: string) => field in patch || (field === 'expiresAt' && patch.isActive === true);
    for (let tries = 0; tries < EDIT_TRIES; tries++) {
      const [current] = await this.#parts.store.missions.byIds([id]);
      if (current === undefined || current.family !== 'faction')
        return { ok: false, refusal: refuse('mission/not_found', { missionId: id }) };
      const { isActive = current.isActive, ...fields } = patch;
      const parsed = missionDefinition.safeParse({ ...definitionOf(current), ...fields });
      if (!parsed.success) return { ok: false, refusal: invalidBody(parsed.error) };
      const refusal = await this.#unknownIn(parsed.data, written);
      if (refusal !== undefined) return { ok: false, refusal };
      const made = define(parsed.data, {
        id,
        isActive,
        version: current.version,
        edition: current.edition,
        origin: current.origin,
        startsAt: current.startsAt,
        endsAt: current.endsAt,
        generated: current.generated,
      });
      if (!made.ok) return made;
      const plan =
        holders === 'keep'
          ? keepingHolders(current, made.mission)
          : reachingHolders(current, made.mission, await this.#heldBefore(current));
      if (!(await this.#parts.store.missions.update(plan.mission, plan.editions, note))) continue;
      this.#parts.catalogue.keep([...plan.editions, current]);
      this.#parts.catalogue.put([plan.mission]);
      await this.#reach(plan);
      return { ok: true, mission: plan.mission };
    }
    return { ok: false, refusal: refuse('server/unavailable', {}) };
  }

  /** The earlier editions that somebody may still hold. */
  async #heldBefore({ id, edition }: Mission): Promise<Mission[]> {
    const { store, catalogue } = this.#parts;
    const { oldest } = await store.held(id);
    if (oldest === null || oldest === edition) return [];
    const earlier = (await store.missions.editions([id])).filter((m) => m.edition >= oldest);
    catalogue.keep(earlier);
    return earlier;
  }

  /** Brings every holder to the edition that the plan has for theirs. */
  async #reach({ mission: { id, edition }, revision }: Plan): Promise<void> {
    const { store, pipeline } = this.#parts;
    let after: string | undefined;
    while (revision.size > 0) {
      const ids = await store.holders({ missionId: id, edition }, after, HOLDERS);
      await Promise.all(ids.map((playerId) => pipeline.submit(reviseJob(playerId, id, revision))));
      if (ids.length < HOLDERS) return;
      after = ids[ids.length - 1];
    }
  }

  async #unknownIn(
    definition: MissionDefinition,
    written: (field: string) => boolean,
  ): Promise<Refusal | undefined> {
    const { atlas, store, clock } = this.#parts;
    const codes = written('requires') ? requiredCodes(definition.requires ?? null) : [];
    const asked = codes.length === 0 ? [] : await store.missions.byCodes(codes);
    return refuseUnknown(definition, written, { atlas, asked, now: clock.now() });
  }
}

function define(definition: MissionDefinition, identity: Omit<Identity, 'family'>): Made {
  const mission = defineMission(definition, { ...identity, family: 'faction' });
  return 'path' in mission
    ? { ok: false, refusal: invalid(wirePath([mission.path]), mission.message) }
    : { ok: true, mission };
}
