import type { Refusal } from '../missions/refusal.ts';
import { isLoopback, networkOf } from './caller-address.ts';
import type { OnLimited } from './limit-kind.ts';
import { Rates, tooMany } from './rates.ts';
import type { SharedRate } from './shared-rate.ts';

export interface AddressLimitsParts {
  /** Joins, failed logins and anonymous requests a second. */
  readonly perSecond: number;
  /** Sockets at a time, in this process. */
  readonly sockets: number;
  /** True where a developer's own machine is not limited. */
  readonly loopbackIsFree: boolean;
  readonly shared?: SharedRate | undefined;
  readonly onLimited: OnLimited;
}

/** What one address may do before it is known whose it is. */
export class AddressLimits {
  readonly #parts: AddressLimitsParts;
  readonly #asked: Rates;
  readonly #upgrades: Rates;
  readonly #open = new Map<string, number>();

  constructor(parts: AddressLimitsParts) {
    this.#parts = parts;
    this.#asked = new Rates(parts.perSecond, parts.shared);
    // Sockets follow joins: twice the limit leaves none of those waiting that came in a bunch.
    this.#upgrades = new Rates(parts.perSecond * 2);
  }

  /** The refusal of one join, failed login or anonymous request too many. */
  take(address: string | null | undefined): Refusal | undefined {
    return this.#limited(this.#asked, address);
  }

  /** Counts one more socket until it is closed, or says why not. */
  open(address: string): Refusal | undefined {
    if (this.#isFree(address)) return undefined;
    const refusal = this.#limited(this.#upgrades, address);
    if (refusal !== undefined) return refusal;
    const name = networkOf(address);
    const open = this.#open.get(name) ?? 0;
    if (open >= this.#parts.sockets) {
      this.#parts.onLimited('sockets');
      return tooMany({ kind: 'limited', retryAfterMs: 1000 });
    }
    this.#open.set(name, open + 1);
    return undefined;
  }

  closed(address: string): void {
    if (this.#isFree(address)) return;
    const name = networkOf(address);
    const open = (this.#open.get(name) ?? 0) - 1;
    if (open > 0) this.#open.set(name, open);
    else this.#open.delete(name);
  }

  #limited(rates: Rates, address: string | null | undefined): Refusal | undefined {
    if (address === null || address === undefined || this.#isFree(address)) return undefined;
    const verdict = rates.take(networkOf(address));
    if (verdict.kind === 'pass') return undefined;
    this.#parts.onLimited('address');
    return tooMany(verdict);
  }

  #isFree(address: string): boolean {
    return this.#parts.loopbackIsFree && isLoopback(address);
  }
}
