import type { Writes } from '../../app/ports/store.ts';
import { acceptanceRow } from './acceptance-row.ts';
import { playerColumns, playerRow } from './player-row.ts';
import type { Query } from './query.ts';
import { iso, rows } from './shapes.ts';

/** One part of the write: its rows, and the statement that takes them as parameter `$n`. */
interface Part {
  readonly name: string;
  readonly rows: readonly unknown[];
  sql(parameter: string): string;
}

const acceptanceColumns = `id uuid, player_id uuid, mission_id uuid, code text, edition int, family text, slot text, game_day text,
  once boolean, mode text, status text, accepted_at timestamptz, deadline_at timestamptz, completed_at timestamptz,
  claim_until timestamptz, due_at timestamptz, ended_at timestamptz, choice text, reason text,
  tracked boolean, objectives jsonb`;
const names = (columns: string) =>
  columns
    .split(',')
    .map((c) => c.trim().split(' ')[0])
    .join(', ');
const insert = (table: string, columns: string, parameter: string) =>
  `insert into ${table} (${names(columns)}) select ${names(columns)}
   from jsonb_to_recordset(${parameter}::jsonb) as n(${columns})`;

/**
 * Writes a batch in one statement: a round trip costs more than any of its parts. Parts without rows
 * are left out, so there are few texts and each is planned once.
 */
export async function writeBatch(query: Query, writes: Writes): Promise<void> {
  const parts = partsOf(writes).filter((part) => part.rows.length > 0);
  if (parts.length === 0) return;
  const ctes = parts.map((part, i) => `${part.name} as (${part.sql(`$${i + 1}`)})`);
  await query(
    `with ${ctes.join(',\n')} select 1`,
    parts.map((part) => rows(part.rows)),
  );
}

const partsOf = (w: Writes): Part[] => [
  {
    name: 'players',
    rows: w.players.map(playerRow),
    // They exist and are locked; an update that joins them might be planned to read the whole table.
    sql: (p) => `${insert('player', playerColumns, p)} on conflict (id) do update set name = excluded.name,
      level = excluded.level, credits = excluded.credits, region_id = excluded.region_id,
      sector_id = excluded.sector_id, sector_seen_at = excluded.sector_seen_at,
      completed_missions = excluded.completed_missions, stints = excluded.stints, emptied = excluded.emptied,
      version = excluded.version`,
  },
  {
    name: 'acceptances',
    rows: w.acceptances.map(acceptanceRow),
    sql: (p) => `${insert('mission_acceptance', acceptanceColumns, p)} on conflict (id) do update set
      edition = excluded.edition, status = excluded.status, deadline_at = excluded.deadline_at, completed_at = excluded.completed_at, claim_until = excluded.claim_until,
      due_at = excluded.due_at, ended_at = excluded.ended_at, choice = excluded.choice,
      reason = excluded.reason, tracked = excluded.tracked, objectives = excluded.objectives`,
  },
  {
    name: 'standings',
    rows: w.standings.map((s) => ({ player_id: s.playerId, faction: s.faction, value: s.value })),
    sql: (p) => `${insert('reputation', 'player_id uuid, faction text, value int', p)}
      on conflict (player_id, faction) do update set value = excluded.value`,
  },
  {
    name: 'items',
    rows: w.inventory.map((i) => ({
      player_id: i.playerId,
      kind: i.kind,
      code: i.code,
      quantity: i.quantity,
    })),
    sql: (p) => `insert into inventory as t (player_id, kind, code, quantity)
      select player_id, kind, code, sum(quantity)
      from jsonb_to_recordset(${p}::jsonb) as n(player_id uuid, kind text, code text, quantity bigint)
      group by 1, 2, 3 on conflict (player_id, kind, code) do update set quantity = t.quantity + excluded.quantity`,
  },
  {
    name: 'history',
    rows: w.history.map((h) => ({
      player_id: h.playerId,
      faction: h.faction,
      at: iso(h.at),
      old_value: h.old,
      new_value: h.value,
      requested_change: h.requested,
      applied_change: h.applied,
      reason: h.reason,
      acceptance_id: h.acceptanceId,
      note: h.note,
    })),
    sql: (p) =>
      insert(
        'reputation_history',
        `player_id uuid, faction text, at timestamptz, old_value int, new_value int, requested_change int,
         applied_change int, reason text, acceptance_id uuid, note text`,
        p,
      ),
  },
  {
    name: 'payments',
    rows: w.ledger.map((l) => ({
      player_id: l.playerId,
      acceptance_id: l.acceptanceId,
      channel: l.channel,
      key: l.key,
      amount: l.amount,
      reason: l.reason,
      at: iso(l.at),
      note: l.note,
    })),
    sql: (p) =>
      insert(
        'reward_ledger',
        'player_id uuid, acceptance_id uuid, channel text, key text, amount bigint, reason text, at timestamptz, note text',
        p,
      ),
  },
  {
    name: 'told',
    rows: w.outbox.map((o) => ({
      type: o.type,
      player_id: o.playerId,
      mission_id: o.missionId,
      at: iso(o.at),
      data: o.data,
    })),
    sql: (p) => insert('outbox', 'type text, player_id uuid, mission_id uuid, at timestamptz, data jsonb', p),
  },
  {
    name: 'events',
    rows: w.events.map((e) => ({
      id: e.id,
      player_id: e.playerId,
      type: e.type,
      occurred_at: iso(e.occurredAt),
    })),
    sql: (p) => insert('game_event', 'id text, player_id uuid, type text, occurred_at timestamptz', p),
  },
  {
    name: 'notes',
    rows: w.adminNotes.map((n) => ({
      by: n.by,
      action: n.action,
      player_id: n.playerId,
      details: n.details,
    })),
    sql: (p) => insert('admin_change', '"by" text, action text, player_id uuid, details jsonb', p),
  },
  {
    name: 'answers',
    rows: w.answers.map((a) => ({
      player_id: a.playerId,
      asker: a.asker,
      command_id: a.commandId,
      request: a.request,
      answer: a.answer,
    })),
    // As json, not jsonb: an answer is given again byte for byte, with its fields in their order.
    sql: (p) => `insert into command_answer (player_id, asker, command_id, request, answer)
      select player_id, asker, command_id, request, answer from json_to_recordset(${p}::json)
        as n(player_id uuid, asker text, command_id text, request text, answer json)
      on conflict (player_id, asker, command_id) do update set request = excluded.request, answer = excluded.answer,
      created_at = now()`,
  },
];
