import { type Client, Protocol, SchemaSerializer } from '@colyseus/core';
import { $refId, Encoder, type Iterator, type StateView } from '@colyseus/schema';
import type { MissionRoomState } from '../../protocol/state.ts';
import { MAP_REF_ID } from './encoded-offer.ts';
import type { SyncedOffers } from './synced-offers.ts';

// Colyseus gives each room two buffers of this size; those of these rooms are replaced at once.
Encoder.BUFFER_SIZE = 4 * 1024;

/** Room for the state of a player with many missions under way; a larger one makes its own buffer. */
const LARGEST_USUAL_STATE = 64 * 1024;
const patches = new Uint8Array(LARGEST_USUAL_STATE);
const states = new Uint8Array(LARGEST_USUAL_STATE);

/**
 * Encodes a room's state, then its offers. It writes into one buffer for all rooms and hands out copies:
 * encoding is synchronous, so rooms never need it at the same time, and a socket that is slow to send
 * must not see its bytes change.
 */
class RoomEncoder extends Encoder<MissionRoomState> {
  override sharedBuffer = patches;
  readonly #offers: SyncedOffers;

  constructor(state: MissionRoomState, offers: SyncedOffers) {
    super(state);
    this.#offers = offers;
    if (state.available[$refId] !== MAP_REF_ID) throw new Error('a state that is not built like the others');
  }

  override get hasChanges(): boolean {
    return this.#offers.changed || super.hasChanges;
  }

  override encode(it?: Iterator, view?: StateView, buffer?: Uint8Array): Uint8Array {
    return Buffer.concat([super.encode(it, view, buffer), ...this.#offers.patch()]);
  }

  override encodeAll(it?: Iterator, buffer?: Uint8Array): Uint8Array<ArrayBufferLike> {
    return Buffer.concat([super.encodeAll(it, buffer), ...this.#offers.all()]);
  }

  override discardChanges(): void {
    super.discardChanges();
    this.#offers.told();
  }
}

/** What a thousand idle rooms need not have each for themselves: buffers, handshake, encoded offers. */
export class RoomSerializer extends SchemaSerializer<MissionRoomState> {
  protected override fullEncodeBuffer = states;
  readonly #offers: SyncedOffers;
  #clients: Client[] = [];

  constructor(offers: SyncedOffers) {
    super();
    this.#offers = offers;
  }

  override reset(state: MissionRoomState): void {
    this.encoder = new RoomEncoder(state, this.#offers);
    this.hasFilters = false;
    patches[0] = Protocol.ROOM_STATE_PATCH;
    states[0] = Protocol.ROOM_STATE;
  }

  override applyPatches(clients: Client[], state: MissionRoomState): boolean {
    this.#clients = clients;
    return super.applyPatches(clients, state);
  }

  override getFullState(client?: Client): Uint8Array {
    // Patches tell the difference to a whole state: those who are here first hear what they have not yet.
    if (this.encoder.hasChanges) {
      const others = this.#clients.filter((other) => other !== client);
      super.applyPatches(others, this.encoder.state);
    }
    // What Colyseus keeps of a whole state would be most of what a room weighs.
    this.needFullEncode = true;
    const state = super.getFullState(client);
    this.fullEncodeCache = NOTHING;
    return state;
  }

  override handshake(): Uint8Array {
    handshake ??= super.handshake();
    return handshake;
  }
}

const NOTHING = new Uint8Array();
let handshake: Uint8Array | undefined;
