import type { Chance } from '../../bots/chance.ts';
import type { Fate } from './breaking-store.ts';
import type { Lobby } from './local-device.ts';
import { LocalDevice } from './local-device.ts';
import { LocalRoom, type Seat } from './local-room.ts';
import { aProcess, type SimProcess } from './sim-process.ts';
import type { Stage } from './stage.ts';

/** Tries to open a room before it counts as a fault of its own. */
const TRIES = 50;

/** Two processes on one stage, and the rooms that they keep: one for each player, with a process that lives. */
export class Troupe implements Lobby {
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #fateOf: () => Fate;
  readonly #rooms = new Map<string, { room: LocalRoom; process: SimProcess }>();
  readonly #devices = new Set<LocalDevice>();
  #processes: SimProcess[] = [];
  #ids = 0;
  readonly errors: unknown[] = [];

  private constructor(stage: Stage, chance: Chance, fateOf: () => Fate) {
    this.#stage = stage;
    this.#chance = chance;
    this.#fateOf = fateOf;
  }

  static async on(stage: Stage, chance: Chance, fateOf: () => Fate): Promise<Troupe> {
    const troupe = new Troupe(stage, chance, fateOf);
    troupe.#processes = [await troupe.#another(), await troupe.#another()];
    return troupe;
  }

  /** One that lives. */
  any = (): SimProcess => this.#chance.pick(this.#living)!;

  device(playerId: string): LocalDevice {
    const device = new LocalDevice(playerId, this);
    this.#devices.add(device);
    return device;
  }

  newId = (): string => `device-${++this.#ids}`;

  async enter(playerId: string, seat: Seat): Promise<{ room: LocalRoom; process: SimProcess }> {
    for (let tries = 0; ; tries++) {
      const open = this.#rooms.get(playerId);
      if (open !== undefined && !open.process.isDead) {
        open.room.seats.add(seat);
        return open;
      }
      const process = this.any();
      const made = { room: new LocalRoom(playerId, process), process };
      try {
        await made.room.open();
        this.#rooms.set(playerId, made);
      } catch (error) {
        made.room.close();
        if (tries === TRIES) throw error;
      }
    }
  }

  leave(room: LocalRoom, seat: Seat): void {
    room.seats.delete(seat);
    if (room.seats.size > 0) return;
    room.close();
    if (this.#rooms.get(room.playerId)?.room === room) this.#rooms.delete(room.playerId);
  }

  kill(): void {
    if (this.#living.length > 1) this.any().die();
  }

  /** Others take the place of those that died, and their players come back; whether any had died. */
  async goOn(): Promise<boolean> {
    const dead = this.#processes.some((p) => p.isDead);
    for (const [i, process] of this.#processes.entries())
      if (process.isDead) this.#processes[i] = await this.#another();
    for (const device of this.#devices) await device.comeBack();
    return dead;
  }

  async catchUp(): Promise<void> {
    for (const process of this.#living) await process.catchUp();
  }

  /** Applies what is due; what fails now is due again. */
  async applyDue(): Promise<void> {
    for (const process of this.#living) await process.applyDue().catch(() => undefined);
  }

  get #living(): SimProcess[] {
    return this.#processes.filter((p) => !p.isDead);
  }

  #another(): Promise<SimProcess> {
    return aProcess(this.#stage, this.#fateOf, (error) => this.errors.push(error));
  }
}
