import type { ActiveView, OfferView } from './missions.ts';

/** What clients work with: the synced state as plain data, its maps as objects by id. */
export interface MissionState {
  /** The version of this protocol: 1. */
  readonly protocol: number;
  readonly player: PlayerView;
  /** Every faction by its code. */
  readonly reputation: Readonly<Record<string, StandingView>>;
  /** What may be accepted now, by mission id; at most 100, without an order of their own. */
  readonly available: Readonly<Record<string, Frozen<OfferView>>>;
  /** Live attempts, by mission id. */
  readonly active: Readonly<Record<string, Frozen<ActiveView>>>;
  readonly daily: { readonly gameDay: string; readonly refreshesAt: number };
  /** How many missions are available in all. */
  readonly board: { readonly total: number };
}

export interface PlayerView {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly credits: number;
  readonly regionId: string;
  readonly sectorId: number;
  readonly completedMissions: number;
}

/** A standing with one faction: -800 to 800, and its level from -8 to 8. */
export interface StandingView {
  readonly value: number;
  readonly level: number;
  readonly title: string;
}

/** Plain data that nobody writes to. */
export type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
