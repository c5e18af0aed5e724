import { type Client, ClientState, Protocol } from '@colyseus/core';
import { type Decoder, Reflection } from '@colyseus/schema';
import { MissionRoomState } from '../../protocol/state.ts';
import { RoomSerializer } from '../../rooms/colyseus/room-serializer.ts';
import { SyncedOffers } from '../../rooms/colyseus/synced-offers.ts';

/** The synced side of a room, without the room: what views write to, and what a client makes of it. */
export function aSyncedRoom() {
  const state = new MissionRoomState();
  const offers = new SyncedOffers();
  const serializer = new RoomSerializer(offers);
  serializer.reset(state);
  const clients: Client[] = [];
  /** A client that joins now: it gets the whole state, then every patch. */
  const join = () => {
    const client = new StateClient(serializer);
    // As in Colyseus: among the clients already when it is sent the state.
    clients.push(client as unknown as Client);
    client.enter();
    return client;
  };
  const patch = () => serializer.applyPatches(clients as never, state);
  /** What a client sees that joins now. */
  const seen = (): Seen => {
    patch();
    const client = new StateClient(serializer);
    client.enter();
    return client.seen();
  };
  return { state, offers, join, patch, seen };
}

/** The state as plain data: the order of a map's keys says nothing. */
export type Seen = ReturnType<MissionRoomState['toJSON']>;

/** Decodes bytes as the SDK does. */
class StateClient {
  state: ClientState = ClientState.JOINED;
  readonly patches: Uint8Array[] = [];
  readonly #serializer: RoomSerializer;
  readonly #decoder: Decoder<MissionRoomState>;
  #entered = false;

  constructor(serializer: RoomSerializer) {
    this.#serializer = serializer;
    this.#decoder = Reflection.decode(serializer.handshake());
  }

  enter(): void {
    this.#decoder.decode(this.#full(), { offset: 1 });
    this.#entered = true;
  }

  raw(bytes: Uint8Array): void {
    if (!this.#entered) throw new Error('a patch before the state');
    if (bytes[0] !== Protocol.ROOM_STATE_PATCH) throw new Error(`${bytes[0]} is no patch`);
    this.patches.push(bytes);
    this.#decoder.decode(bytes, { offset: 1 });
  }

  /** Loses the connection: patches go by. */
  leave(): void {
    this.state = ClientState.LEAVING;
  }

  /** Is back on its seat, with what it knew: it gets the whole state again. */
  comeBack(): void {
    this.#decoder.decodeResync(this.#full(), { offset: 1 });
    this.state = ClientState.JOINED;
  }

  seen(): Seen {
    return JSON.parse(JSON.stringify(this.#decoder.state.toJSON()));
  }

  /** How many instances the client holds: what left the state must not stay behind. */
  get instances(): number {
    return this.#decoder.root.refs.size;
  }

  #full(): Uint8Array {
    const full = this.#serializer.getFullState(this as unknown as Client);
    if (full[0] !== Protocol.ROOM_STATE) throw new Error(`${full[0]} is no state`);
    return full;
  }
}
