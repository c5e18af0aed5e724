import type { Mission } from '../../src/missions/mission.ts';
import type { EffectiveRewards } from '../../src/missions/view.ts';
import type { Names } from '../../src/objectives/objective-kind.ts';
import { type EncodedOffer, encodeOffer, encodeRewards } from './encoded-offer.ts';
import { OWN_REF_IDS, sharedOffer } from './shared-offers.ts';

/**
 * The map `available` of one room. Most of what a room shows is offers, and most offers are the same in
 * every room: so a room keeps no state of them, only which encoded ones it shows, and what its clients
 * have to be told since the last patch.
 */
export class SyncedOffers {
  readonly #shown = new Map<string, EncodedOffer>();
  /** What clients know of the offers that were touched since the last patch, if any were. */
  #known: Map<string, EncodedOffer | undefined> | undefined;
  #nextOwnRefId = OWN_REF_IDS;

  get(missionId: string): EncodedOffer | undefined {
    return this.#shown.get(missionId);
  }

  values(): Iterable<EncodedOffer> {
    return this.#shown.values();
  }

  /** Shows an offer, in the place of what was shown under its id. */
  show(mission: Mission, effective: EffectiveRewards, names: Names): EncodedOffer {
    const before = this.#shown.get(mission.id);
    const offer =
      mission.ownerId === null
        ? sharedOffer(mission, effective, names)
        : this.#ownOffer(mission, effective, names, before);
    if (offer === before) return offer;
    this.#touch(mission.id);
    this.#shown.set(mission.id, offer);
    return offer;
  }

  remove(missionId: string): void {
    this.#touch(missionId);
    this.#shown.delete(missionId);
  }

  /** Removes what is not among these. */
  retain(missions: readonly Mission[]): void {
    this.#shown.forEach(({ mission }) => {
      if (!missions.includes(mission)) this.remove(mission.id);
    });
  }

  /** Whether clients have to be told anything. */
  get changed(): boolean {
    for (const [id, known] of this.#known ?? []) if (known !== this.#shown.get(id)) return true;
    return false;
  }

  /** The patch is out: clients know all that is shown. */
  told(): void {
    this.#known = undefined;
  }

  /** What clients have to be told. */
  patch(): Uint8Array[] {
    const written: Uint8Array[] = [];
    for (const [id, known] of this.#known ?? []) {
      const shown = this.#shown.get(id);
      if (known === shown) continue;
      const same = known?.refId === shown?.refId;
      if (known !== undefined && !same) written.push(known.removal);
      if (shown === undefined) continue;
      written.push(same && known?.names === shown.names ? encodeRewards(shown) : shown.bytes);
    }
    return written;
  }

  /** Everything shown, for a client that knows nothing yet. */
  all(): Uint8Array[] {
    return Array.from(this.#shown.values(), (offer) => offer.bytes);
  }

  #touch(missionId: string): void {
    this.#known ??= new Map();
    if (!this.#known.has(missionId)) this.#known.set(missionId, this.#shown.get(missionId));
  }

  #ownOffer(
    mission: Mission,
    effective: EffectiveRewards,
    names: Names,
    before: EncodedOffer | undefined,
  ): EncodedOffer {
    if (before?.mission === mission)
      return says(before, effective, names) ? before : encodeOffer(mission, effective, names, before.refId);
    const offer = encodeOffer(mission, effective, names, this.#nextOwnRefId);
    this.#nextOwnRefId += offer.refIds;
    return offer;
  }
}

const says = (offer: EncodedOffer, effective: EffectiveRewards, names: Names): boolean =>
  offer.names === names &&
  offer.effective.effectiveReputation === effective.effectiveReputation &&
  offer.effective.effectiveTargetReputation === effective.effectiveTargetReputation;
