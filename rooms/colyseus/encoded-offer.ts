import { $refId, Encoder, encode, type Metadata, OPERATION, Root } from '@colyseus/schema';
import { MissionRoomState, OfferState } from '../../protocol/state.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { type EffectiveRewards, offerView } from '../../src/missions/view.ts';
import type { Names } from '../../src/objectives/objective-kind.ts';
import { offerState } from '../view/project-mission.ts';

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
  /** Takes the entry back. */
  readonly removal: Uint8Array;
}

/** Says that what follows is about the instance with the number behind it. */
const SWITCH_TO_STRUCTURE = 255;
/** Room for an offer with the longest texts there may be; a larger one makes its own buffer. */
const buffer = new Uint8Array(64 * 1024);

const { context } = new Encoder(new OfferState());
const fields: Metadata = Reflect.get(OfferState, Symbol.metadata);

/** The protocol's number of the map `available`: the same in every room, as all states are built alike. */
export const MAP_REF_ID: number = new Encoder(new MissionRoomState()).state.available[$refId]!;

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
  const encoder = new Encoder(offerState(offerView(mission, effective, names)), root);
  const it = switchTo(MAP_REF_ID);
  buffer[it.offset++] = OPERATION.ADD;
  encode.number(buffer, refId, it);
  encode.string(buffer, mission.id, it);
  encode.number(buffer, refId, it);
  const bytes = Buffer.from(encoder.encodeAll(switchTo(refId, it), buffer));
  const refIds = Object.keys(root.changeTrees).length;
  return { mission, effective, names, refId, refIds, bytes, removal: encodeRemoval(refId) };
}

/** What the rewards of an offer that clients know already would be now. */
export function encodeRewards({ refId, effective }: EncodedOffer): Uint8Array {
  const it = switchTo(refId);
  for (const field of ['effectiveReputation', 'effectiveTargetReputation'] as const) {
    buffer[it.offset++] = OPERATION.REPLACE | fields[field]!;
    encode.number(buffer, effective[field], it);
  }
  return Buffer.from(buffer.subarray(0, it.offset));
}

function encodeRemoval(refId: number): Uint8Array {
  const it = switchTo(MAP_REF_ID);
  buffer[it.offset++] = OPERATION.DELETE;
  encode.number(buffer, refId, it);
  return Buffer.from(buffer.subarray(0, it.offset));
}

function switchTo(refId: number, it = { offset: 0 }): { offset: number } {
  buffer[it.offset++] = SWITCH_TO_STRUCTURE;
  encode.number(buffer, refId, it);
  return it;
}
