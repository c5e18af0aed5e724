-- One mission cycle as three transactions on the server's own schema: what each command has to read
-- under its lock and to write. Variables: base (first player of the run), players (of each client),
-- missions (in the catalogue), n (this client's count). Ids are made from numbers; JSON has a space
-- behind each colon, or pgbench would read a variable.
\set n :n + 1
\set player :base + :client_id * :players + (:n - 1) / :missions
\set mission (:n - 1) % :missions

-- accept
begin;
select id as pid, credits, completed_missions, version from player
  where id = ('0000000b-0000-4000-8000-' || lpad(to_hex(:player::int), 12, '0'))::uuid for update \gset
select count(*) filter (where status in ('active', 'completed')) as live,
    count(*) filter (where mission_id = ('0000000a-0000-4000-8000-' || lpad(to_hex(:mission::int), 12, '0'))::uuid) as taken
  from mission_acceptance
  where player_id = :pid and (status in ('active', 'completed')
    or mission_id = ('0000000a-0000-4000-8000-' || lpad(to_hex(:mission::int), 12, '0'))::uuid) \gset
insert into mission_acceptance (id, player_id, mission_id, family, slot, once, mode, status, accepted_at, tracked,
    edition, objectives)
  values (gen_random_uuid(), :pid,
    ('0000000a-0000-4000-8000-' || lpad(to_hex(:mission::int), 12, '0'))::uuid,
    'faction', '', true, 'all', 'active', now(), true, 1,
    '[{"id": "deliver_cargo","kind": "deliver_cargo","params": {"sectorId": 1000,"commodity": "ore","units": 5},"progress": {"current": 0,"required": 5,"met": false}}]')
  returning id as aid, mission_id as mid \gset
insert into outbox (type, player_id, mission_id, at, data)
  values ('mission_accepted', :pid, :mid, now(), jsonb_build_object('acceptanceId', :aid::text));
update player set version = version + 1 where id = :pid;
commit;

-- progress: one event meets the objective
begin;
select version from player where id = :pid for update;
select id, objectives from mission_acceptance where player_id = :pid and status in ('active', 'completed');
insert into game_event (id, player_id, type, occurred_at)
  values (:pid::text || '/' || :mission::text, :pid, 'cargo_delivered', now());
update mission_acceptance set status = 'completed', completed_at = now(), objectives =
    '[{"id": "deliver_cargo","kind": "deliver_cargo","params": {"sectorId": 1000,"commodity": "ore","units": 5},"progress": {"current": 5,"required": 5,"met": true}}]'
  where id = :aid;
insert into outbox (type, player_id, mission_id, at, data)
  values ('mission_ready', :pid, :mid, now(), jsonb_build_object('acceptanceId', :aid::text));
update player set version = version + 1 where id = :pid;
commit;

-- complete
begin;
select credits, completed_missions from player where id = :pid for update;
select id, objectives from mission_acceptance where player_id = :pid and status in ('active', 'completed');
update mission_acceptance set status = 'rewarded', ended_at = now() where id = :aid;
update player set credits = credits + 500, completed_missions = completed_missions + 1, version = version + 1
  where id = :pid;
insert into reputation as r (player_id, faction, value) values (:pid, 'mercantile_guild', 1)
  on conflict (player_id, faction) do update set value = r.value + 1 returning value as standing \gset
insert into reputation_history
    (player_id, faction, at, old_value, new_value, requested_change, applied_change, reason, acceptance_id)
  values (:pid, 'mercantile_guild', now(), :standing::int - 1, :standing::int, 1, 1, 'mission_complete', :aid);
insert into reward_ledger (player_id, acceptance_id, channel, key, amount, reason, at)
  values (:pid, :aid, 'credits', '', 500, 'mission_complete', now()),
    (:pid, :aid, 'reputation', 'mercantile_guild', 1, 'mission_complete', now());
insert into outbox (type, player_id, mission_id, at, data)
  values ('mission_completed', :pid, :mid, now(), jsonb_build_object('acceptanceId', :aid::text, 'rewards',
      '{"credits": 500,"items": [],"reputation": [{"faction": "mercantile_guild","requested": 1,"applied": 1,"value": 1}]}'::jsonb)),
    ('reputation_changed', :pid, null, now(), jsonb_build_object('acceptanceId', :aid::text, 'faction',
      'mercantile_guild', 'old', :standing::int - 1, 'new', :standing::int, 'level', 0, 'requested', 1,
      'applied', 1, 'reason', 'mission_complete'));
commit;
