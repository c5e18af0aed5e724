import { Migration } from '@mikro-orm/migrations';

/** The map knows how often it was changed, and in which order its rows came. */
export class Migration20261123131700 extends Migration {
  override up(): void {
    this.addSql('alter table world_row add column seq bigint not null default 0');
    this.addSql('create table world_version (id int not null, version bigint not null, primary key (id))');
  }
}
