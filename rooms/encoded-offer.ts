import { Encoder, encode, OPERATION, Root } from '@colyseus/schema';
import type { Mission } from '../src/missions/mission.ts';
import { type EffectiveRewards, offerView } from '../src/missions/view.ts';
import type { Names } from '../src/objectives/objective-kind.ts';
import { OfferState } from './mission-room-state.ts';
import { offerState } from './project-mission.ts';

/** An offer in the bytes of the state protocol, made once and sent to everybody who may see it. */
export interface EncodedOffer {
  readonly mission: Mission;
  readonly effective: EffectiveRewards;
  readonly names: Names;
  /** The protocol's number for the offer; those of its lists follow it. */
  readonly refId: number;
  /** How many numbers it and its lists take. */
  readonly refIds: number;
  /** Its entry in the map of offers, then all that it says. */
  readonly bytes: Uint8Array;
}

/** Says that what follows is about the instance with the number behind it. */
export const SWITCH_TO_STRUCTURE = 255;

const { context } = new Encoder(new OfferState());
/** Room for an offer with the longest texts there may be; a larger one makes its own buffer. */
const buffer = new Uint8Array(64 * 1024);

/**
 * Encodes one offer, its numbers counting up from `refId`. The entry's index in the map is that number
 * too: it is as unique, and then nothing in the bytes depends on the room.
 */
export function encodeOffer(
  mission: Mission,
  effective: EffectiveRewards,
  names: Names,
  refId: number,
): EncodedOffer {
  const root = new Root(context, refId);
  const encoder = new OfferEncoder(offerState(offerView(mission, effective, names)), root);
  const it = { offset: 0 };
  buffer[it.offset++] = OPERATION.ADD;
  encode.number(buffer, refId, it);
  encode.string(buffer, mission.id, it);
  encode.number(buffer, refId, it);
  buffer[it.offset++] = SWITCH_TO_STRUCTURE;
  encode.number(buffer, refId, it);
  const bytes = Buffer.from(encoder.encodeAll(it, buffer));
  return { mission, effective, names, refId, refIds: Object.keys(root.changeTrees).length, bytes };
}

/** Its own buffer is never written to. */
class OfferEncoder extends Encoder<OfferState> {
  override sharedBuffer = buffer;
}
