/** What a client sees of the server: the part of protocol version 1 that the demo shows. */

export interface Objective {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly required: number;
  readonly sectorId: number;
  readonly sectorIds: Iterable<number>;
}

export interface Item {
  readonly kind: string;
  readonly code: string;
  readonly quantity: number;
}

export interface Offer {
  readonly id: string;
  readonly code: string;
  readonly family: string;
  readonly type: string;
  readonly faction: string;
  readonly title: string;
  readonly description: string;
  readonly credits: number;
  readonly effectiveReputation: number;
  readonly items: Iterable<Item>;
  readonly objectives: Iterable<Objective>;
}

export interface TrackedObjective extends Objective {
  readonly current: number;
  readonly met: boolean;
  readonly seenSectorIds: Iterable<number>;
}

export interface ActiveMission {
  readonly status: string;
  readonly acceptedAt: number;
  readonly objectives: Iterable<TrackedObjective>;
}

export interface Standing {
  readonly value: number;
  readonly title: string;
}

export interface State {
  readonly player: {
    readonly id: string;
    readonly name: string;
    readonly level: number;
    readonly credits: number;
    readonly sectorId: number;
    readonly completedMissions: number;
  };
  readonly reputation: ReadonlyMap<string, Standing>;
  readonly available: ReadonlyMap<string, Offer>;
  readonly active: ReadonlyMap<string, ActiveMission>;
  readonly board: { readonly total: number };
}

export interface Rewards {
  readonly credits: number;
  readonly reputation: readonly { faction: string; applied: number; value: number }[];
  readonly items: readonly Item[];
}

export interface Journal {
  readonly acceptances: readonly { mission: { title: string; status: string }; rewards?: Rewards }[];
}

/** Why a command was refused: the same over WebSocket and HTTP. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}
