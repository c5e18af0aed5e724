import { type Client, Protocol, SchemaSerializer } from '@colyseus/core';
import { Encoder, type Iterator, type StateView } from '@colyseus/schema';
import type { MissionRoomState } from './mission-room-state.ts';

// Colyseus gives each room two buffers of this size; those of these rooms are replaced at once.
Encoder.BUFFER_SIZE = 4 * 1024;

/** Room for a state of a hundred offers with full-length texts; a larger one makes its own buffer. */
const LARGEST_USUAL_STATE = 256 * 1024;
const patches = new Uint8Array(LARGEST_USUAL_STATE);
const states = new Uint8Array(LARGEST_USUAL_STATE);

/**
 * Encodes into one buffer for all rooms and hands out copies: encoding is synchronous, so rooms never
 * need it at the same time, and a socket that is slow to send must not see its bytes change.
 */
class SharedBufferEncoder extends Encoder<MissionRoomState> {
  override sharedBuffer = patches;

  override encode(it?: Iterator, view?: StateView, buffer?: Uint8Array): Uint8Array {
    return super.encode(it, view, buffer).slice();
  }
}

let handshake: Uint8Array | undefined;

/** What a thousand idle rooms need not have each for themselves: the buffers and the handshake. */
export class RoomSerializer extends SchemaSerializer<MissionRoomState> {
  protected override fullEncodeBuffer = states;

  override reset(state: MissionRoomState): void {
    this.encoder = new SharedBufferEncoder(state);
    this.hasFilters = false;
    patches[0] = Protocol.ROOM_STATE_PATCH;
    states[0] = Protocol.ROOM_STATE;
  }

  override getFullState(client?: Client): Uint8Array {
    const state = super.getFullState(client).slice();
    // The cache lies in the shared buffer, which the next room overwrites.
    this.needFullEncode = true;
    return state;
  }

  override handshake(): Uint8Array {
    handshake ??= super.handshake();
    return handshake;
  }
}
