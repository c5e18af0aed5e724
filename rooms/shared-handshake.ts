import { SchemaSerializer } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import type { MissionRoomState } from './mission-room-state.ts';

// Two buffers of this size are allocated for each room: near the size of a usual state, which grows
// when it has to (measured: 16 KB, the default, costs a room of five missions half its memory).
Encoder.BUFFER_SIZE = 4 * 1024;

let handshake: Uint8Array | undefined;

/** Encodes the description of the state once for all rooms: it is the same for each. */
export class SharedHandshakeSerializer extends SchemaSerializer<MissionRoomState> {
  override handshake(): Uint8Array {
    handshake ??= super.handshake();
    return handshake;
  }
}
