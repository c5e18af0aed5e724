import { encode, type Metadata, OPERATION } from '@colyseus/schema';
import type { Mission } from '../src/missions/mission.ts';
import type { EffectiveRewards } from '../src/missions/view.ts';
import type { Names } from '../src/objectives/objective-kind.ts';
import { type EncodedOffer, encodeOffer, SWITCH_TO_STRUCTURE } from './encoded-offer.ts';
import { OfferState } from './mission-room-state.ts';
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

  get size(): number {
    return this.#shown.size;
  }

  get(missionId: string): EncodedOffer | undefined {
    return this.#shown.get(missionId);
  }

  values(): Iterable<EncodedOffer> {
    return this.#shown.values();
  }

  /** Shows an offer, in the place of what was shown under its id. */
  show(mission: Mission, effective: EffectiveRewards, names: Names): EncodedOffer {
    this.#touch(mission.id);
    const offer =
      mission.ownerId === null
        ? sharedOffer(mission, effective, names)
        : this.#ownOffer(mission, effective, names);
    this.#shown.set(mission.id, offer);
    return offer;
  }

  remove(missionId: string): void {
    this.#touch(missionId);
    this.#shown.delete(missionId);
  }

  /** Whether anything was touched since the last patch. */
  get touched(): boolean {
    return this.#known !== undefined;
  }

  /** The patch is out: clients know all that is shown. */
  told(): void {
    this.#known = undefined;
  }

  /** What clients have to be told, `mapRefId` being the protocol's number of the map. */
  patch(mapRefId: number): Uint8Array[] {
    const written: Uint8Array[] = [];
    for (const [id, known] of this.#known ?? []) {
      const shown = this.#shown.get(id);
      if (known === shown) continue;
      const same = known?.refId === shown?.refId;
      if (known !== undefined && !same) written.push(switchTo(mapRefId), removal(known));
      if (shown === undefined) continue;
      if (same && known?.names === shown.names) written.push(rewardsMoved(shown));
      else written.push(switchTo(mapRefId), shown.bytes);
    }
    return written;
  }

  /** Everything shown, for a client that knows nothing yet. */
  all(mapRefId: number): Uint8Array[] {
    return [...this.#shown.values()].flatMap((offer) => [switchTo(mapRefId), offer.bytes]);
  }

  #touch(missionId: string): void {
    this.#known ??= new Map();
    if (!this.#known.has(missionId)) this.#known.set(missionId, this.#shown.get(missionId));
  }

  #ownOffer(mission: Mission, effective: EffectiveRewards, names: Names): EncodedOffer {
    const before = this.#shown.get(mission.id);
    if (before?.mission === mission) return encodeOffer(mission, effective, names, before.refId);
    const offer = encodeOffer(mission, effective, names, this.#nextOwnRefId);
    this.#nextOwnRefId += offer.refIds;
    return offer;
  }
}

const fields: Metadata = Reflect.get(OfferState, Symbol.metadata);
const EFFECTIVE = ['effectiveReputation', 'effectiveTargetReputation'] as const;

/** What the rewards of an offer that is known already would be now. */
function rewardsMoved({ refId, effective }: EncodedOffer): Uint8Array {
  const bytes: number[] = [...switchTo(refId)];
  const it = { offset: bytes.length };
  for (const field of EFFECTIVE) {
    bytes[it.offset++] = OPERATION.REPLACE | fields[field]!;
    encode.number(bytes, effective[field], it);
  }
  return Uint8Array.from(bytes);
}

function removal({ refId }: EncodedOffer): Uint8Array {
  const bytes: number[] = [OPERATION.DELETE];
  encode.number(bytes, refId, { offset: 1 });
  return Uint8Array.from(bytes);
}

function switchTo(refId: number): Uint8Array {
  const bytes: number[] = [SWITCH_TO_STRUCTURE];
  encode.number(bytes, refId, { offset: 1 });
  return Uint8Array.from(bytes);
}
