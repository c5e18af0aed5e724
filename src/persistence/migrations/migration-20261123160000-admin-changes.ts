import { Migration } from '@mikro-orm/migrations';

/** Who changed what as an operator. */
export class Migration20261123160000 extends Migration {
  override up(): void {
    this.addSql(`create table admin_change (
      id bigserial primary key,
      at timestamptz not null default now(),
      "by" text not null,
      action text not null,
      mission_id uuid null,
      player_id uuid null,
      details jsonb not null
    )`);
    this.addSql(`create index admin_change_mission on admin_change (mission_id, id)`);
    this.addSql(`create index admin_change_player on admin_change (player_id, id)`);
  }
}
