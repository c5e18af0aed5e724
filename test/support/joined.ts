import { Client, Room } from '@colyseus/sdk';
import type { AnyRefusal } from '../../client/answers.ts';
import type { Notices } from '../../protocol/notices.ts';
import type { MissionState } from '../../protocol/plain-state.ts';
import { until } from './until.ts';

// A busy machine takes its time; who is refused is answered.
Room.defaultRequestTimeout = 120_000;

/** A notice as it came. */
export type Heard = {
  [T in keyof Notices]: { readonly type: T; readonly body: Notices[T] };
}[keyof Notices];

/** A client in its room, with every notice written down as it came: what the wire says, and no more. */
export interface Joined {
  readonly room: Room;
  readonly notices: Heard[];
  /** What the client sees now. */
  seen(): MissionState;
  /** What it sees of an offer, or of a live mission; throws when that is not there. */
  offer(missionId: string): MissionState['available'][string];
  active(missionId: string): MissionState['active'][string];
  /** The reason with which a request is refused; throws when it is not. */
  refusal(command: string, body?: unknown): Promise<AnyRefusal>;
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
  const notices: Heard[] = [];
  room.onMessage('*', (type, body) => void notices.push({ type, body } as Heard));
  room.onError(() => undefined);
  const seen = (): MissionState => room.state.toJSON();
  await until('the state', () => room.state?.player?.id !== undefined && seen().player?.id !== '');
  return {
    room,
    notices,
    seen,
    offer: (missionId) => there(seen().available[missionId]),
    active: (missionId) => there(seen().active[missionId]),
    refusal: (command, body) => refusalOf(room.request(command, body)),
    types: () => notices.map((n) => n.type),
    leave: () => room.leave(),
  };
}

async function refusalOf(request: Promise<unknown>): Promise<AnyRefusal> {
  const answer = await request.then(
    (result) => ({ result }),
    (error: { name: string; reason: AnyRefusal }) => error,
  );
  if ('reason' in answer && answer.name === 'rejected') return answer.reason;
  throw new Error(`it was not refused: ${JSON.stringify(answer)}`);
}

function there<T>(seen: T | undefined): T {
  if (seen === undefined) throw new Error('the client does not see it');
  return seen;
}
