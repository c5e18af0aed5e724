import type { Mission } from '../../src/missions/mission.ts';
import type { EffectiveRewards } from '../../src/missions/view.ts';
import type { Names } from '../../src/objectives/objective-kind.ts';
import { type EncodedOffer, encodeOffer } from './encoded-offer.ts';

/**
 * Where the protocol's numbers of shared offers begin; each room counts its other state from 0 and its
 * player's own offers from `OWN_REF_IDS`. Numbers stay below 2^24, which clients that read them as
 * 32-bit floats still tell apart: enough for a million new or edited missions in one process, and for
 * half a million of a player's own, live or offered, in one session.
 */
const SHARED_REF_IDS = 2 ** 23;
export const OWN_REF_IDS = 2 ** 22;

interface Encodings {
  readonly refId: number;
  readonly names: Names;
  /** By what the rewards would really be: all that differs between players. */
  readonly variants: Map<string, EncodedOffer>;
}

const encodings = new WeakMap<Mission, Encodings>();
let nextRefId = SHARED_REF_IDS;

/** A mission that many players are offered, encoded once for all rooms of this process. */
export function sharedOffer(mission: Mission, effective: EffectiveRewards, names: Names): EncodedOffer {
  let known = encodings.get(mission);
  if (known === undefined || known.names !== names) {
    known = { refId: known?.refId ?? nextRefId, names, variants: new Map() };
  }
  const key = `${effective.effectiveReputation}/${effective.effectiveTargetReputation}`;
  let offer = known.variants.get(key);
  if (offer === undefined) {
    offer = encodeOffer(mission, effective, names, known.refId);
    known.variants.set(key, offer);
    // Only now: a number that nothing was encoded under may be another's.
    encodings.set(mission, known);
    nextRefId = Math.max(nextRefId, offer.refId + offer.refIds);
  }
  return offer;
}
