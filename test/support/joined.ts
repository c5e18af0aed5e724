import { Client, Room } from '@colyseus/sdk';
import { until } from './until.ts';

// A busy machine takes its time; who is refused is answered.
Room.defaultRequestTimeout = 120_000;

/** The synced state as plain data. */
// biome-ignore lint/suspicious/noExplicitAny: SPEC 11's shape is what the tests are about
export type Synced = any;

/** A client in its room, with every notice written down as it came. */
export interface Joined {
  readonly room: Room;
  readonly notices: { type: string; body: Synced }[];
  /** What the client sees now. */
  seen(): Synced;
  /** The reason with which a request is refused; throws when it is not. */
  refusal(command: string, body?: unknown): Promise<{ code: string; message: string; details: Synced }>;
  types(): string[];
  leave(): Promise<unknown>;
}

/** Joins the player's room; resolves when the whole state is there. */
export async function joined(url: string, token: string, options: object = {}): Promise<Joined> {
  const client = new Client(url);
  client.auth.token = token;
  return watched(await client.joinOrCreate('mission', options));
}

/** Follows a room that was entered some other way. */
export async function watched(room: Room): Promise<Joined> {
  const notices: Joined['notices'] = [];
  room.onMessage('*', (type, body) => void notices.push({ type: String(type), body }));
  room.onError(() => undefined);
  const seen = () => (room.state as { toJSON(): Synced }).toJSON();
  await until(
    'the state',
    () => (room.state as Synced)?.player?.id !== undefined && seen().player?.id !== '',
  );
  return {
    room,
    notices,
    seen,
    refusal: async (command, body) => {
      const answer = await room.request(command, body).then(
        (result: unknown) => ({ result }),
        (error: { name: string; reason?: Synced }) => error,
      );
      if ('result' in answer || answer.name !== 'rejected')
        throw new Error(`${command} was not refused: ${JSON.stringify(answer)}`);
      return answer.reason;
    },
    types: () => notices.map((n) => n.type),
    leave: () => room.leave(),
  };
}
