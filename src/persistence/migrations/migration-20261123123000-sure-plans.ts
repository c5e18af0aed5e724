import { Migration } from '@mikro-orm/migrations';

/** Indexes of which one alone fits each hot statement, so that no plan can choose another. */
export class Migration20261123123000 extends Migration {
  override up(): void {
    this.addSql(`create index acceptance_past on mission_acceptance (player_id, mission_id)
      where status in ('rewarded', 'failed', 'expired', 'abandoned')`);
    this.addSql('drop index acceptance_player_mission');
    this.addSql('drop index mission_newest');
    this.addSql(`create index mission_newest on mission (created_at, id) where family = 'faction'`);
  }
}
