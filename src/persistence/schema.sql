-- The schema after all migrations. Written by: npm run schema:dump

create table admin_change (
  id bigint not null default nextval('admin_change_id_seq'::regclass),
  at timestamp with time zone not null default now(),
  by text not null,
  action text not null,
  mission_id uuid,
  player_id uuid,
  details jsonb not null,
  constraint admin_change_pkey PRIMARY KEY (id)
);
CREATE INDEX admin_change_mission ON admin_change USING btree (mission_id, id);
CREATE INDEX admin_change_player ON admin_change USING btree (player_id, id);

create table command_answer (
  player_id uuid not null,
  command_id text not null,
  request text not null,
  answer json not null,
  created_at timestamp with time zone not null default now(),
  asker text not null,
  constraint command_answer_pkey PRIMARY KEY (player_id, asker, command_id)
);
CREATE INDEX command_answer_age ON command_answer USING btree (created_at);

create table game_event (
  id text not null,
  player_id uuid not null,
  type text not null,
  occurred_at timestamp with time zone not null,
  constraint game_event_pkey PRIMARY KEY (id)
);
CREATE INDEX game_event_age ON game_event USING btree (occurred_at);
CREATE INDEX game_event_recent ON game_event USING btree (player_id, occurred_at);

create table inventory (
  player_id uuid not null,
  kind text not null,
  code text not null,
  quantity bigint not null,
  constraint inventory_pkey PRIMARY KEY (player_id, kind, code),
  constraint inventory_quantity_positive CHECK ((quantity > 0))
);

create table mission (
  id uuid not null,
  code text,
  family text not null,
  mission_type text not null,
  faction_id text,
  target_faction_id text,
  title text not null,
  description text not null,
  min_reputation integer not null,
  min_level integer not null,
  credit_reward bigint not null,
  reputation_reward integer not null,
  target_reputation_reward integer not null,
  item_rewards jsonb,
  target_sector_id integer,
  cargo_type text,
  cargo_quantity integer,
  target_opponent jsonb,
  target_count integer,
  objectives jsonb,
  mode text not null,
  choices jsonb,
  requires jsonb,
  auto_claim boolean not null,
  repeatable boolean not null,
  region_id text,
  is_active boolean not null,
  expires_at timestamp with time zone,
  time_limit_seconds integer,
  slot text not null,
  game_day text,
  owner_id uuid,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  generator_key text,
  generator_seq integer,
  generator_template text,
  generator_seed text,
  generator_target text,
  origin text not null,
  version integer not null,
  created_at timestamp with time zone not null default now(),
  taken boolean not null default false,
  edition integer not null,
  constraint mission_code UNIQUE (code),
  constraint mission_generated_once UNIQUE (generator_key, generator_seq),
  constraint mission_pkey PRIMARY KEY (id)
);
CREATE INDEX mission_active ON mission USING btree (expires_at) WHERE is_active;
CREATE INDEX mission_board ON mission USING btree (id) WHERE is_active;
CREATE INDEX mission_newest ON mission USING btree (created_at, id) WHERE (family = 'faction'::text);
CREATE INDEX mission_owner ON mission USING btree (owner_id, created_at) WHERE (owner_id IS NOT NULL);
CREATE INDEX mission_spent ON mission USING btree (expires_at, id) WHERE ((NOT is_active) AND (NOT taken) AND (generator_key IS NOT NULL));

create table mission_acceptance (
  id uuid not null,
  player_id uuid not null,
  mission_id uuid not null,
  family text not null,
  slot text not null,
  game_day text,
  once boolean not null,
  mode text not null,
  status text not null,
  accepted_at timestamp with time zone not null,
  deadline_at timestamp with time zone,
  completed_at timestamp with time zone,
  claim_until timestamp with time zone,
  due_at timestamp with time zone,
  ended_at timestamp with time zone,
  choice text,
  reason text,
  tracked boolean not null,
  objectives jsonb not null,
  code text,
  edition integer not null,
  constraint mission_acceptance_mission_id_foreign FOREIGN KEY (mission_id) REFERENCES mission(id),
  constraint mission_acceptance_pkey PRIMARY KEY (id),
  constraint mission_acceptance_player_id_foreign FOREIGN KEY (player_id) REFERENCES player(id),
  constraint mission_acceptance_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'rewarded'::text, 'failed'::text, 'expired'::text, 'abandoned'::text])))
);
CREATE INDEX acceptance_due ON mission_acceptance USING btree (due_at) WHERE ((status = ANY (ARRAY['active'::text, 'completed'::text])) AND (due_at IS NOT NULL));
CREATE INDEX acceptance_held ON mission_acceptance USING btree (mission_id, player_id) WHERE (status = ANY (ARRAY['active'::text, 'completed'::text]));
CREATE INDEX acceptance_journal ON mission_acceptance USING btree (player_id, ended_at, id) WHERE (ended_at IS NOT NULL);
CREATE INDEX acceptance_mission ON mission_acceptance USING btree (mission_id, accepted_at, id);
CREATE UNIQUE INDEX acceptance_one_daily ON mission_acceptance USING btree (player_id, slot, game_day) WHERE ((family = 'daily'::text) AND (status = ANY (ARRAY['active'::text, 'completed'::text, 'rewarded'::text])));
CREATE UNIQUE INDEX acceptance_one_live ON mission_acceptance USING btree (player_id, mission_id) WHERE (status = ANY (ARRAY['active'::text, 'completed'::text]));
CREATE UNIQUE INDEX acceptance_one_reward ON mission_acceptance USING btree (player_id, mission_id) WHERE ((status = 'rewarded'::text) AND once);
CREATE INDEX acceptance_past ON mission_acceptance USING btree (player_id, mission_id) WHERE (status = ANY (ARRAY['rewarded'::text, 'failed'::text, 'expired'::text, 'abandoned'::text]));

create table mission_edition (
  mission_id uuid not null,
  edition integer not null,
  body jsonb not null,
  constraint mission_edition_pkey PRIMARY KEY (mission_id, edition)
);

create table outbox (
  seq bigint not null default nextval('outbox_seq_seq'::regclass),
  id uuid not null default gen_random_uuid(),
  type text not null,
  player_id uuid not null,
  mission_id uuid,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint outbox_pkey PRIMARY KEY (seq)
);

create table outbox_head (
  id integer not null,
  last_cursor bigint not null,
  swept_until timestamp with time zone,
  constraint outbox_head_is_one CHECK ((id = 1)),
  constraint outbox_head_pkey PRIMARY KEY (id)
);

create table outbox_shown (
  cursor bigint not null,
  id uuid not null,
  type text not null,
  player_id uuid not null,
  mission_id uuid,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint outbox_shown_pkey PRIMARY KEY (cursor)
);

create table player (
  id uuid not null,
  name text not null,
  level integer not null default 1,
  credits bigint not null,
  starting_credits bigint not null,
  region_id text not null,
  sector_id integer not null,
  sector_seen_at timestamp with time zone not null,
  completed_missions integer not null default 0,
  stints jsonb not null,
  emptied jsonb not null,
  version integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint player_credits_never_negative CHECK ((credits >= 0)),
  constraint player_level_positive CHECK ((level >= 1)),
  constraint player_pkey PRIMARY KEY (id)
);

create table reputation (
  player_id uuid not null,
  faction text not null,
  value integer not null,
  constraint reputation_in_bounds CHECK (((value >= '-800'::integer) AND (value <= 800))),
  constraint reputation_pkey PRIMARY KEY (player_id, faction)
);

create table reputation_history (
  id bigint not null default nextval('reputation_history_id_seq'::regclass),
  player_id uuid not null,
  faction text not null,
  at timestamp with time zone not null,
  old_value integer not null,
  new_value integer not null,
  requested_change integer not null,
  applied_change integer not null,
  reason text not null,
  acceptance_id uuid,
  note text,
  constraint reputation_history_pkey PRIMARY KEY (id)
);
CREATE INDEX history_player ON reputation_history USING btree (player_id, faction);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reputation_history FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

create table reward_ledger (
  id bigint not null default nextval('reward_ledger_id_seq'::regclass),
  player_id uuid not null,
  acceptance_id uuid,
  channel text not null,
  key text not null,
  amount bigint not null,
  reason text not null,
  note text,
  at timestamp with time zone not null,
  constraint ledger_pays_once UNIQUE (acceptance_id, channel, key),
  constraint reward_ledger_channel_check CHECK ((channel = ANY (ARRAY['credits'::text, 'reputation'::text, 'item'::text]))),
  constraint reward_ledger_pkey PRIMARY KEY (id)
);
CREATE INDEX ledger_player ON reward_ledger USING btree (player_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reward_ledger FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

create table world_row (
  kind text not null,
  id text not null,
  body jsonb not null,
  seq bigint not null default 0,
  constraint world_row_pkey PRIMARY KEY (kind, id)
);

create table world_version (
  id integer not null,
  version bigint not null,
  constraint world_version_pkey PRIMARY KEY (id)
);

CREATE OR REPLACE FUNCTION refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception '% is append-only', tg_table_name;
      end
    $function$;
