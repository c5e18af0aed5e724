import type { Change } from '../../missions/change.ts';
import type { Player, PlayerState } from '../../missions/player.ts';
import type { EventRow, HistoryRow, LedgerRow, OutboxRow, StoredAnswer, Writes } from '../ports/store.ts';
import { outboxOf } from './outbox.ts';

/** A change as a batch recorded it. */
export interface Recorded {
  readonly change: Change;
  readonly note: string | null;
}

/** Gathers what a batch did, then turns it into the rows to write. */
export class Collector {
  readonly changed = new Map<string, Recorded[]>();
  readonly events: EventRow[] = [];
  readonly answers: StoredAnswer[] = [];
  readonly adminNotes: Writes['adminNotes'][number][] = [];

  record(playerId: string, changes: readonly Change[], note: string | null): void {
    if (changes.length === 0) return;
    const list = this.changed.get(playerId) ?? [];
    for (const change of changes) list.push({ change, note });
    this.changed.set(playerId, list);
  }

  /** The rows of everything recorded; raises the version of each player that changed. */
  writes(states: ReadonlyMap<string, PlayerState>, at: number): Writes {
    const players: Player[] = [];
    const rows = newRows();
    for (const [playerId, recorded] of this.changed) {
      const state = states.get(playerId)!;
      state.player = { ...state.player, version: state.player.version + 1 };
      players.push(state.player);
      for (const one of recorded) addRows(rows, state, one, at);
    }
    return {
      players,
      acceptances: [...rows.acceptances.values()],
      standings: [...rows.standings.values()],
      inventory: rows.inventory,
      history: rows.history,
      ledger: rows.ledger,
      outbox: rows.outbox,
      events: this.events,
      answers: this.answers,
      adminNotes: this.adminNotes,
    };
  }
}

interface Rows {
  acceptances: Map<string, Writes['acceptances'][number]>;
  standings: Map<string, Writes['standings'][number]>;
  inventory: Writes['inventory'][number][];
  history: HistoryRow[];
  ledger: LedgerRow[];
  outbox: OutboxRow[];
}

const newRows = (): Rows => ({
  acceptances: new Map(),
  standings: new Map(),
  inventory: [],
  history: [],
  ledger: [],
  outbox: [],
});

function addRows(rows: Rows, state: PlayerState, { change, note }: Recorded, at: number): void {
  const playerId = state.player.id;
  rows.outbox.push(...outboxOf(playerId, change, at));
  switch (change.type) {
    case 'progressMoved':
    case 'missionTracked': {
      // The last state of a live attempt; one that ended later in the batch replaces it below.
      const live = state.live.get(change.missionId);
      if (live !== undefined) rows.acceptances.set(live.id, live);
      return;
    }
    case 'missionAccepted':
    case 'missionReady':
    case 'missionRevised':
    case 'missionRewarded':
    case 'missionAbandoned':
    case 'missionFailed':
    case 'missionExpired': {
      const live = state.live.get(change.acceptance.missionId);
      const acceptance = live?.id === change.acceptance.id ? live : change.acceptance;
      const dropped = note !== null && acceptance.status === 'abandoned';
      rows.acceptances.set(acceptance.id, dropped ? { ...acceptance, reason: note } : acceptance);
      return;
    }
    case 'creditsChanged': {
      const { amount, reason, acceptanceId } = change;
      rows.ledger.push({ playerId, acceptanceId, channel: 'credits', key: '', amount, reason, at, note });
      return;
    }
    case 'itemGranted': {
      const { item, acceptanceId } = change;
      const key = `${item.kind}:${item.code}`;
      rows.inventory.push({ ...item, playerId });
      rows.ledger.push({
        playerId,
        acceptanceId,
        channel: 'item',
        key,
        amount: item.quantity,
        reason: 'mission_complete',
        at,
        note,
      });
      return;
    }
    case 'reputationChanged': {
      const { faction, old, value, requested, applied, reason, acceptanceId } = change;
      rows.standings.set(`${playerId}/${faction}`, { playerId, faction, value });
      rows.history.push({
        playerId,
        faction,
        at,
        old,
        value,
        requested,
        applied,
        reason,
        acceptanceId,
        note,
      });
      if (reason !== 'mission_abandoned')
        rows.ledger.push({
          playerId,
          acceptanceId,
          channel: 'reputation',
          key: faction,
          amount: applied,
          reason,
          at,
          note,
        });
      return;
    }
    case 'playerUpdated':
      return; // The player's own row carries it.
  }
}
