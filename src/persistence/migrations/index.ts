import { Migration20261122000000 } from './migration-20261122000000-board.ts';
import { Migration20261123101500 } from './migration-20261123101500-outcome-codes.ts';
import { Migration20261123102000 } from './migration-20261123102000-whose-ids.ts';
import { Migration20261123120000 } from './migration-20261123120000-outbox-cursors.ts';
import { Migration20261123123000 } from './migration-20261123123000-sure-plans.ts';
import { Migration20261123131700 } from './migration-20261123131700-world-version.ts';
import { Migration20261123140000 } from './migration-20261123140000-retention.ts';
import { Migration20261123150000 } from './migration-20261123150000-editions.ts';
import { Migration20261123160000 } from './migration-20261123160000-admin-changes.ts';

/** Where the migrator notes what it ran. */
export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/** Every migration, oldest first; listed by hand so that no folder is scanned at start. */
export const migrations = [
  { name: 'Migration20261122000000', class: Migration20261122000000 },
  { name: 'Migration20261123101500', class: Migration20261123101500 },
  { name: 'Migration20261123102000', class: Migration20261123102000 },
  { name: 'Migration20261123120000', class: Migration20261123120000 },
  { name: 'Migration20261123123000', class: Migration20261123123000 },
  { name: 'Migration20261123131700', class: Migration20261123131700 },
  { name: 'Migration20261123140000', class: Migration20261123140000 },
  { name: 'Migration20261123150000', class: Migration20261123150000 },
  { name: 'Migration20261123160000', class: Migration20261123160000 },
];
