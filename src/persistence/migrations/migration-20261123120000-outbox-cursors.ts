import { Migration } from '@mikro-orm/migrations';

/**
 * Cursors of the outbox are given behind the commit: writers fill `outbox`, whoever reads moves it to
 * `outbox_shown`. What had a cursor keeps it. Processes of the version before write to `outbox` too.
 */
export class Migration20261123120000 extends Migration {
  override up(): void {
    this.addSql('alter table outbox rename to outbox_shown');
    this.addSql('alter index outbox_pkey rename to outbox_shown_pkey');
    this.addSql(`create table outbox_head (
      id int not null primary key,
      last_cursor bigint not null,
      swept_until timestamptz null
    )`);
    this.addSql('alter table outbox_head add constraint outbox_head_is_one check (id = 1)');
    // Also numbers that were drawn and rolled back, or whose entry is gone, are taken.
    this.addSql(`insert into outbox_head (id, last_cursor) select 1, greatest(
      (select coalesce(max(cursor), 0) from outbox_shown),
      (select case when is_called then last_value else 0 end from outbox_cursor_seq))`);
    this.addSql('alter table outbox_shown alter column cursor drop default');
    this.addSql('drop sequence outbox_cursor_seq');
    this.addSql('alter table outbox_shown alter column id drop default');
    this.addSql(`create table outbox (
      seq bigserial primary key,
      id uuid not null default gen_random_uuid(),
      type text not null,
      player_id uuid not null,
      mission_id uuid null,
      at timestamptz not null,
      data jsonb not null
    )`);
  }
}
