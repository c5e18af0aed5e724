import { Migration } from '@mikro-orm/migrations';

/** By which what is kept for a time only is found when its time is over. */
export class Migration20261123140000 extends Migration {
  override up(): void {
    this.addSql('create index game_event_age on game_event (occurred_at)');
    this.addSql('alter table mission add column taken boolean not null default false');
    // A start reads what is active page by page.
    this.addSql('create index mission_board on mission (id) where is_active');
    this.addSql(`create index mission_spent on mission (expires_at, id)
      where not is_active and not taken and generator_key is not null`);
  }
}
