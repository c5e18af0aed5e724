import { Migration } from '@mikro-orm/migrations';

/** Attempts keep the code of their mission, by which chains ask for outcomes. */
export class Migration20261123101500 extends Migration {
  override up(): void {
    this.addSql(`alter table mission_acceptance add column code text null`);
    this.addSql(`update mission_acceptance a set code = m.code from mission m
      where m.id = a.mission_id and m.code is not null`);
  }
}
