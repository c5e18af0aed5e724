import type { PlayerDoor } from '../../bots/doors.ts';
import type {
  CommandAnswers,
  CommandBody,
  CommandName,
  CommandOutcome,
  MissionState,
  Notice,
  Status,
} from '../../client/index.ts';
import { answerCommand } from '../../rooms/answer-command.ts';
import type { LocalRoom, Seat } from './local-room.ts';
import type { SimProcess } from './sim-process.ts';

/** Where a device finds its player's room: with a process that lives. */
export interface Lobby {
  enter(playerId: string, seat: Seat): Promise<{ room: LocalRoom; process: SimProcess }>;
  leave(room: LocalRoom, seat: Seat): void;
  newId(): string;
}

/** The client without a network: it joins again by itself and asks again under the same id, as `MissionClient` does. */
export class LocalDevice implements PlayerDoor, Seat {
  readonly #playerId: string;
  readonly #lobby: Lobby;
  readonly #listeners = new Set<() => void>();
  readonly #noticeListeners = new Set<(notice: Notice) => void>();
  #status: Status = { kind: 'idle' };
  #at: { room: LocalRoom; process: SimProcess } | undefined;
  #state: MissionState | undefined;
  /** Ends what waits when the device leaves. */
  #left = Promise.withResolvers<void>();

  constructor(playerId: string, lobby: Lobby) {
    this.#playerId = playerId;
    this.#lobby = lobby;
  }

  async join(): Promise<MissionState> {
    this.#left = Promise.withResolvers<void>();
    await this.#enter();
    return this.getState()!;
  }

  leave(): void {
    if (this.#at !== undefined) this.#lobby.leave(this.#at.room, this);
    this.#at = undefined;
    this.#become({ kind: 'left' });
    this.#left.resolve();
  }

  getState(): MissionState | undefined {
    if (this.#at !== undefined) this.#state = this.#at.room.state;
    return this.#state;
  }

  getStatus = (): Status => this.#status;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  on(_: '*', listener: (notice: Notice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => void this.#noticeListeners.delete(listener);
  }

  told(notices: readonly Notice[]): void {
    for (const notice of notices) for (const listener of this.#noticeListeners) listener(notice);
  }

  async command<C extends CommandName>(
    name: C,
    body: CommandBody<C>,
  ): Promise<CommandOutcome<CommandAnswers[C]>> {
    const message = name === 'journal' ? body : { commandId: this.#lobby.newId(), ...body };
    const { commandId } = message as { commandId?: string };
    for (;;) {
      const at = this.#at;
      if (at === undefined) return unanswered(commandId);
      const asked = answerCommand(at.process.service, this.#playerId, name as 'accept', message);
      const answer = await Promise.race([
        asked,
        at.process.died.then(() => 'lost' as const),
        this.#left.promise,
      ]);
      if (answer === 'lost') {
        this.#become({ kind: 'away', since: 0, reason: 'the process died' });
        await this.#enter();
      } else if (answer === undefined) return unanswered(commandId);
      else
        return answer.ok
          ? { ok: true, result: answer.result as CommandAnswers[C] }
          : { ok: false, error: answer.refusal as never };
    }
  }

  /** The process died: whoever sat in its rooms goes on elsewhere. */
  async comeBack(): Promise<void> {
    if (this.#at === undefined || !this.#at.process.isDead) return;
    this.#become({ kind: 'away', since: 0, reason: 'the process died' });
    await this.#enter();
  }

  async #enter(): Promise<void> {
    this.#at = await this.#lobby.enter(this.#playerId, this);
    this.#become({ kind: 'online', since: 0 });
  }

  #become(status: Status): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}

/** What a client says when nobody answered. */
export const unanswered = (commandId: string | undefined) =>
  ({
    ok: false,
    error: { code: 'client/unanswered', message: 'nobody answered', details: { commandId } },
  }) as const;
