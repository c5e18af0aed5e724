/** One promise about the whole database, and the statement that finds where it is broken. */
export interface AuditCheck {
  readonly name: string;
  /** Selects `player`, `what`, `expected` and `found` of every row that breaks the promise. */
  readonly sql: string;
}

/** What was told until then was swept, so nothing can be compared with it. */
const SWEPT = `(select coalesce(max(swept_until), '-infinity') from outbox_head)`;

const PAID = `l.reason = 'mission_complete' and l.at > ${SWEPT}`;

/** What `mission_completed` told the game: the rewards as they were decided, whatever was edited since. */
const TOLD = `select o.player_id, (o.data ->> 'acceptanceId')::uuid as acceptance_id, o.data -> 'rewards' as rewards
  from (select type, player_id, at, data from outbox_shown union all select type, player_id, at, data from outbox) o
  where o.type = 'mission_completed' and o.at > ${SWEPT}`;

const PROMISED = `select t.player_id, t.acceptance_id, 'credits' as channel, '' as key,
    (t.rewards ->> 'credits')::bigint as amount from told t where (t.rewards ->> 'credits')::bigint <> 0
  union all select t.player_id, t.acceptance_id, 'reputation', r.value ->> 'faction', (r.value ->> 'applied')::bigint
    from told t cross join jsonb_array_elements(t.rewards -> 'reputation') r
  union all select t.player_id, t.acceptance_id, 'item', (i.value ->> 'kind') || ':' || (i.value ->> 'code'),
    sum((i.value ->> 'quantity')::bigint)
    from told t cross join jsonb_array_elements(t.rewards -> 'items') i group by 1, 2, 4`;

/** SPEC 3: where both rivals stand above 0, their sum is at most the cap. */
const RIVALS = `(values ('terran_federation', 'fringe_alliance', 800),
  ('mercantile_guild', 'shadow_syndicate', 600)) as v(one, other, cap)`;

/** Every promise of SPEC 2 to 4 that rows can show to be kept. */
export const auditChecks: readonly AuditCheck[] = [
  {
    name: 'credits are the ledger’s sum over the starting balance',
    sql: `select coalesce(p.id, l.player_id) as player, 'credits' as what,
        p.starting_credits + coalesce(l.sum, 0) as expected, p.credits as found
      from player p full join (
        select player_id, sum(amount) as sum from reward_ledger where channel = 'credits' group by 1
      ) l on l.player_id = p.id
      where p.credits is distinct from p.starting_credits + coalesce(l.sum, 0)`,
  },
  {
    name: 'items are the ledger’s sums',
    sql: `select coalesce(i.player_id, l.player_id) as player, coalesce(i.kind || ':' || i.code, l.key) as what,
        coalesce(l.sum, 0) as expected, coalesce(i.quantity, 0) as found
      from inventory i full join (
        select player_id, key, sum(amount) as sum from reward_ledger where channel = 'item' group by 1, 2
      ) l on l.player_id = i.player_id and l.key = i.kind || ':' || i.code
      where coalesce(l.sum, 0) <> coalesce(i.quantity, 0)`,
  },
  {
    name: 'standings are their history’s sum',
    sql: `select coalesce(r.player_id, h.player_id) as player, coalesce(r.faction, h.faction) as what,
        coalesce(h.sum, 0) as expected, coalesce(r.value, 0) as found
      from reputation r full join (
        select player_id, faction, sum(applied_change) as sum from reputation_history group by 1, 2
      ) h on h.player_id = r.player_id and h.faction = r.faction
      where coalesce(h.sum, 0) <> coalesce(r.value, 0)`,
  },
  {
    name: 'each history row follows from the one before',
    sql: `select player_id as player, faction || ' history row ' || id as what,
        (before || ' -> ' || before + applied_change) as expected, (old_value || ' -> ' || new_value) as found
      from (select h.*, coalesce(lag(h.new_value)
          over (partition by h.player_id, h.faction order by h.id), 0) as before from reputation_history h) h
      where old_value <> before or new_value <> old_value + applied_change`,
  },
  {
    name: 'reputation in the ledger is reputation in the history',
    sql: `select coalesce(h.player_id, l.player_id) as player,
        coalesce(h.faction, l.key) || ' of ' || coalesce(h.acceptance, l.acceptance) as what,
        'history ' || coalesce(h.sum::text, 'none') as expected, 'ledger ' || coalesce(l.sum::text, 'none') as found
      from (select player_id, faction, reason, coalesce(acceptance_id::text, 'no acceptance') as acceptance,
          sum(applied_change) as sum from reputation_history
        where reason <> 'mission_abandoned' group by 1, 2, 3, 4) h
      full join (select player_id, key, reason, coalesce(acceptance_id::text, 'no acceptance') as acceptance,
          sum(amount) as sum from reward_ledger where channel = 'reputation' group by 1, 2, 3, 4) l
        on l.player_id = h.player_id and l.key = h.faction and l.reason = h.reason and l.acceptance = h.acceptance
      where h.sum is distinct from l.sum`,
  },
  {
    name: 'every reward was paid exactly as told',
    sql: `with told as (${TOLD}), promised as (${PROMISED})
      select coalesce(p.player_id, l.player_id) as player,
        concat_ws(' ', coalesce(p.channel, l.channel), nullif(coalesce(p.key, l.key), ''), 'of',
          coalesce(p.acceptance_id, l.acceptance_id)) as what,
        coalesce(p.amount, 0) as expected, coalesce(l.amount, 0) as found
      from promised p full join (select * from reward_ledger l where ${PAID}) l
        on l.acceptance_id = p.acceptance_id and l.channel = p.channel and l.key = p.key
      where p.amount is distinct from l.amount or p.player_id is distinct from l.player_id`,
  },
  {
    name: 'only rewarded attempts are paid, and each told once',
    sql: `with told as (${TOLD}),
      paid as (select player_id, acceptance_id from told
        union select l.player_id, l.acceptance_id from reward_ledger l where ${PAID})
      select a.player_id as player, 'attempt ' || a.id as what, 'told once' as expected,
        'told ' || count(t.acceptance_id) || ' times' as found
      from mission_acceptance a left join told t on t.acceptance_id = a.id and t.player_id = a.player_id
      where a.status = 'rewarded' and a.ended_at > ${SWEPT} group by a.id having count(t.acceptance_id) <> 1
      union all select p.player_id, 'paid attempt ' || p.acceptance_id, 'rewarded', coalesce(a.status, 'none')
      from paid p left join mission_acceptance a on a.id = p.acceptance_id and a.player_id = p.player_id
      where a.status is distinct from 'rewarded'`,
  },
  {
    name: 'at most one live attempt per player and mission',
    sql: `select player_id as player, 'live attempts at ' || mission_id as what, 1 as expected, count(*) as found
      from mission_acceptance where status in ('active', 'completed')
      group by player_id, mission_id having count(*) > 1`,
  },
  {
    name: 'what was accepted is kept for as long as it is asked for',
    sql: `select a.player_id as player, 'what attempt ' || a.id || ' was accepted in' as what,
        'edition ' || a.edition as expected, 'edition ' || m.edition as found
      from mission_acceptance a join mission m on m.id = a.mission_id
      where a.edition <> m.edition and not exists (select 1 from mission_edition e
        where e.mission_id = a.mission_id and e.edition = a.edition)`,
  },
  {
    name: 'rivals above 0 stay within their cap',
    sql: `select a.player_id as player, v.one || ' with ' || v.other as what, 'at most ' || v.cap as expected,
        (a.value + b.value) as found
      from ${RIVALS} join reputation a on a.faction = v.one
      join reputation b on b.player_id = a.player_id and b.faction = v.other
      where a.value > 0 and b.value > 0 and a.value + b.value > v.cap`,
  },
  {
    name: 'the counter of completed missions is the number of rewarded attempts',
    sql: `select coalesce(p.id, a.player_id) as player, 'completed missions' as what,
        coalesce(a.count, 0) as expected, p.completed_missions as found
      from player p full join (select player_id, count(*) as count from mission_acceptance
        where status = 'rewarded' group by 1) a on a.player_id = p.id
      where p.completed_missions is distinct from coalesce(a.count, 0)`,
  },
];
