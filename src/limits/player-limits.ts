import type { Refusal } from '../missions/refusal.ts';
import type { OnLimited } from './limit-kind.ts';
import type { Verdict } from './meter.ts';
import { Rates, tooMany } from './rates.ts';
import type { SharedRate } from './shared-rate.ts';

export interface PlayerLimitsParts {
  /** Commands and requests a second, by whichever way; and joins besides. */
  readonly perSecond: number;
  /** Sockets and held seats. */
  readonly devices: number;
  readonly shared?: SharedRate | undefined;
  readonly onLimited: OnLimited;
}

/** What one player may do, over all sockets and HTTP together. */
export class PlayerLimits {
  readonly devices: number;
  readonly #onLimited: OnLimited;
  readonly #commands: Rates;
  readonly #joins: Rates;
  /** Joins that are under way, by player. */
  readonly #joining = new Map<string, number>();

  constructor({ perSecond, devices, shared, onLimited }: PlayerLimitsParts) {
    this.devices = devices;
    this.#onLimited = onLimited;
    this.#commands = new Rates(perSecond, shared);
    this.#joins = new Rates(perSecond);
  }

  /** What becomes of one more message that came by a socket. */
  message(playerId: string, socket: string): Verdict {
    return this.#counted(this.#commands.take(playerId, socket));
  }

  /** The refusal of one request too many. */
  request(playerId: string): Refusal | undefined {
    const verdict = this.#counted(this.#commands.take(playerId));
    return verdict.kind === 'pass' ? undefined : tooMany(verdict);
  }

  /** The refusal of one join too many; otherwise it counts as under way until `joined`. */
  joining(playerId: string): Refusal | undefined {
    const verdict = this.#joins.take(playerId);
    const underWay = this.#joining.get(playerId) ?? 0;
    if (verdict.kind === 'pass' && underWay < this.devices) {
      this.#joining.set(playerId, underWay + 1);
      return undefined;
    }
    this.#onLimited('joins');
    return tooMany(verdict.kind === 'pass' ? { kind: 'limited', retryAfterMs: 1000 } : verdict);
  }

  /** A join is over, however it ended. */
  joined(playerId: string): void {
    const underWay = (this.#joining.get(playerId) ?? 0) - 1;
    if (underWay > 0) this.#joining.set(playerId, underWay);
    else this.#joining.delete(playerId);
  }

  /** All of a player's devices are taken. */
  full(): void {
    this.#onLimited('devices');
  }

  #counted(verdict: Verdict): Verdict {
    if (verdict.kind === 'limited') this.#onLimited('player');
    if (verdict.kind === 'flood') this.#onLimited('flood');
    return verdict;
  }
}
