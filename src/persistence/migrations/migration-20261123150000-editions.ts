import { Migration } from '@mikro-orm/migrations';

/** What was accepted is what is owed: attempts hold an edition of their mission, and editions are kept. */
export class Migration20261123150000 extends Migration {
  override up(): void {
    // What was held before followed the record: it goes on to say what the record says now.
    for (const table of ['mission', 'mission_acceptance']) {
      this.addSql(`alter table ${table} add column edition int not null default 1`);
      this.addSql(`alter table ${table} alter column edition drop default`);
    }
    this.addSql(`create table mission_edition (
      mission_id uuid not null,
      edition int not null,
      body jsonb not null,
      primary key (mission_id, edition)
    )`);
    this.addSql(`create index acceptance_held on mission_acceptance (mission_id, player_id)
      where status in ('active', 'completed')`);
  }
}
