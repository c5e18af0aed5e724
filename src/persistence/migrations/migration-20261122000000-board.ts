import { Migration } from '@mikro-orm/migrations';

/** Players, missions, acceptances, rewards and what guards them. */
export class Migration20261122000000 extends Migration {
  override up(): void {
    this.addSql(`create table command_answer (
      player_id uuid not null,
      command_id text not null,
      request text not null,
      answer jsonb not null,
      created_at timestamptz not null default now(),
      primary key (player_id, command_id)
    )`);
    this.addSql(`create index command_answer_age on command_answer (created_at)`);
    this.addSql(`create table game_event (
      id text not null,
      player_id uuid not null,
      type text not null,
      occurred_at timestamptz not null,
      primary key (id)
    )`);
    this.addSql(`create table inventory (
      player_id uuid not null,
      kind text not null,
      code text not null,
      quantity bigint not null,
      primary key (player_id, kind, code)
    )`);
    this.addSql(`alter table inventory add constraint inventory_quantity_positive check (quantity > 0)`);
    this.addSql(`create table mission (
      id uuid not null,
      code text null,
      family text not null,
      mission_type text not null,
      faction_id text null,
      target_faction_id text null,
      title text not null,
      description text not null,
      min_reputation int not null,
      min_level int not null,
      credit_reward bigint not null,
      reputation_reward int not null,
      target_reputation_reward int not null,
      item_rewards jsonb null,
      target_sector_id int null,
      cargo_type text null,
      cargo_quantity int null,
      target_opponent jsonb null,
      target_count int null,
      objectives jsonb null,
      mode text not null,
      choices jsonb null,
      requires jsonb null,
      auto_claim boolean not null,
      repeatable boolean not null,
      region_id text null,
      is_active boolean not null,
      expires_at timestamptz null,
      time_limit_seconds int null,
      slot text not null,
      game_day text null,
      owner_id uuid null,
      starts_at timestamptz null,
      ends_at timestamptz null,
      generator_key text null,
      generator_seq int null,
      generator_template text null,
      generator_seed text null,
      generator_target text null,
      origin text not null,
      version int not null,
      created_at timestamptz not null default now(),
      primary key (id)
    )`);
    this.addSql(`create index mission_active on mission (expires_at) where is_active`);
    this.addSql(`create index mission_owner on mission (owner_id, created_at) where owner_id is not null`);
    this.addSql(`create index mission_newest on mission (created_at, id)`);
    this.addSql(`alter table mission add constraint mission_code unique (code)`);
    this.addSql(
      `alter table mission add constraint mission_generated_once unique (generator_key, generator_seq)`,
    );
    this.addSql(`create index game_event_recent on game_event (player_id, occurred_at)`);
    this.addSql(`create table outbox (
      cursor bigserial primary key,
      id uuid not null default gen_random_uuid(),
      type text not null,
      player_id uuid not null,
      mission_id uuid null,
      at timestamptz not null,
      data jsonb not null
    )`);
    this.addSql(`create table player (
      id uuid not null,
      name text not null,
      level int not null default 1,
      credits bigint not null,
      starting_credits bigint not null,
      region_id text not null,
      sector_id int not null,
      sector_seen_at timestamptz not null,
      completed_missions int not null default 0,
      stints jsonb not null,
      emptied jsonb not null,
      version int not null default 0,
      created_at timestamptz not null default now(),
      primary key (id)
    )`);
    this.addSql(`alter table player add constraint player_credits_never_negative check (credits >= 0)`);
    this.addSql(`alter table player add constraint player_level_positive check (level >= 1)`);
    this.addSql(`create table mission_acceptance (
      id uuid not null,
      player_id uuid not null,
      mission_id uuid not null,
      family text not null,
      slot text not null,
      game_day text null,
      once boolean not null,
      mode text not null,
      status text not null,
      accepted_at timestamptz not null,
      deadline_at timestamptz null,
      completed_at timestamptz null,
      claim_until timestamptz null,
      due_at timestamptz null,
      ended_at timestamptz null,
      choice text null,
      reason text null,
      tracked boolean not null,
      objectives jsonb not null,
      primary key (id)
    )`);
    this.addSql(`create index acceptance_player_mission on mission_acceptance (player_id, mission_id)`);
    this.addSql(`create index acceptance_mission on mission_acceptance (mission_id, accepted_at, id)`);
    this.addSql(
      `create index acceptance_journal on mission_acceptance (player_id, ended_at, id) where ended_at is not null`,
    );
    this.addSql(
      `create index acceptance_due on mission_acceptance (due_at) where status in ('active', 'completed') and due_at is not null`,
    );
    this.addSql(
      `create unique index acceptance_one_live on mission_acceptance (player_id, mission_id) where status in ('active', 'completed')`,
    );
    this.addSql(
      `create unique index acceptance_one_reward on mission_acceptance (player_id, mission_id) where status = 'rewarded' and once`,
    );
    this.addSql(
      `create unique index acceptance_one_daily on mission_acceptance (player_id, slot, game_day) where family = 'daily' and status in ('active', 'completed', 'rewarded')`,
    );
    this.addSql(
      `alter table mission_acceptance add constraint mission_acceptance_status_check check (status in ('active', 'completed', 'rewarded', 'failed', 'expired', 'abandoned'))`,
    );
    this.addSql(`create table reputation (
      player_id uuid not null,
      faction text not null,
      value int not null,
      primary key (player_id, faction)
    )`);
    this.addSql(
      `alter table reputation add constraint reputation_in_bounds check (value >= -800 and value <= 800)`,
    );
    this.addSql(`create table reputation_history (
      id bigserial primary key,
      player_id uuid not null,
      faction text not null,
      at timestamptz not null,
      old_value int not null,
      new_value int not null,
      requested_change int not null,
      applied_change int not null,
      reason text not null,
      acceptance_id uuid null,
      note text null
    )`);
    this.addSql(`create index history_player on reputation_history (player_id, faction)`);
    this.addSql(`create table reward_ledger (
      id bigserial primary key,
      player_id uuid not null,
      acceptance_id uuid null,
      channel text not null,
      "key" text not null,
      amount bigint not null,
      reason text not null,
      note text null,
      at timestamptz not null
    )`);
    this.addSql(`create index ledger_player on reward_ledger (player_id)`);
    this.addSql(
      `alter table reward_ledger add constraint ledger_pays_once unique (acceptance_id, channel, "key")`,
    );
    this.addSql(
      `alter table reward_ledger add constraint reward_ledger_channel_check check (channel in ('credits', 'reputation', 'item'))`,
    );
    this.addSql(`create table world_row (
      kind text not null,
      id text not null,
      body jsonb not null,
      primary key (kind, id)
    )`);
    this.addSql(
      `alter table mission_acceptance add constraint mission_acceptance_player_id_foreign foreign key (player_id) references player (id)`,
    );
    this.addSql(
      `alter table mission_acceptance add constraint mission_acceptance_mission_id_foreign foreign key (mission_id) references mission (id)`,
    );
    this.addSql(`create function refuse_rewriting() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name;
      end
    $$`);
    for (const table of ['reward_ledger', 'reputation_history'])
      this.addSql(`create trigger append_only before update or delete on ${table}
        for each row execute function refuse_rewriting()`);
  }
}
