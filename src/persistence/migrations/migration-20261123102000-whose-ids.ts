import { Migration } from '@mikro-orm/migrations';

/** Ids of players and of operators are apart, and an answer keeps the order of its fields. */
export class Migration20261123102000 extends Migration {
  override up(): void {
    this.addSql(`alter table command_answer add column asker text not null default 'player'`);
    this.addSql(`update command_answer set asker = 'operator' where request like '{"type":"repairPlayer"%'`);
    this.addSql(`alter table command_answer alter column asker drop default`);
    this.addSql(`alter table command_answer alter column answer type json using answer::json`);
    this.addSql(`alter table command_answer drop constraint command_answer_pkey`);
    this.addSql(`alter table command_answer add primary key (player_id, asker, command_id)`);
  }
}
