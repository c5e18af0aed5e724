import type { SqlEntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditReport, audit, auditIn, auditText } from '../../src/ops/audit.ts';
import { auditChecks } from '../../src/ops/audit-checks.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import { queryOf } from '../../src/persistence/sql/query.ts';
import { aCore, type GivenCore, missionId, ore, playerId } from '../support/given-core.ts';
import { aMission } from '../support/given-mission.ts';

const PAYING = missionId(1);
const DIPLOMATIC = missionId(2);
const OPEN = missionId(3);
const [ada, bob] = [playerId(1), playerId(2)];

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory://' }, 'migrate');
  await play(
    await aCore({
      store: database.store,
      missions: [
        aMission({ id: PAYING, items: [{ kind: 'cargo', code: 'fuel', quantity: 5 }], repeatable: true }),
        aMission({ id: DIPLOMATIC, credits: 0, targetFaction: 'shadow_syndicate', targetReputation: 30 }),
        aMission({ id: OPEN }),
      ],
    }),
  );
});
afterAll(() => database.close());

/** Two players who earn twice, abandon, are paid in reputation alone and are corrected by an operator. */
async function play({ players, service }: GivenCore): Promise<void> {
  for (const player of [ada, bob]) {
    await players.ensure(player);
    for (const mission of [PAYING, PAYING, DIPLOMATIC]) {
      await service.command(player, { type: 'acceptMission', missionId: mission });
      await service.events(player, [ore(player, 40)]);
      await service.command(player, { type: 'completeMission', missionId: mission, choice: undefined });
    }
    await service.command(player, { type: 'acceptMission', missionId: OPEN });
    await service.command(player, { type: 'abandonMission', missionId: OPEN });
    await service.command(player, { type: 'acceptMission', missionId: OPEN });
    await service.command(player, {
      type: 'repairPlayer',
      reason: 'lost in a crash',
      credits: -300,
      reputation: [{ faction: 'shadow_syndicate', change: 800 }],
    });
  }
}

const UNDO = Symbol('undo');

/** Does what no code does, looks, and takes it back. */
async function auditedAfter(...corruption: string[]): Promise<AuditReport> {
  let report: AuditReport | undefined;
  const undone = database.orm.em.fork().transactional(async (em) => {
    const query = queryOf(em as SqlEntityManager);
    await query('drop trigger append_only on reward_ledger');
    await query('drop trigger append_only on reputation_history');
    for (const sql of corruption) await query(sql);
    report = await auditIn(query);
    throw UNDO;
  });
  await expect(undone).rejects.toBe(UNDO);
  return report!;
}

describe('the audit', () => {
  it('says in one line that all holds after play', async () => {
    const report = await audit(database.orm);

    expect(report.findings).toEqual([]);
    expect(auditText(report)).toBe(
      `audit: ${auditChecks.length} checks over 2 players, 10 attempts, ${report.ledgerRows} ledger rows: all hold`,
    );
    expect(report.ledgerRows).toBe(2 * (3 + 3 + 2 + 2));
  });

  const paid = `acceptance_id is not null and player_id = '${ada}'`;
  const corruptions: [string, string[], string[]][] = [
    [
      'credits from nowhere',
      [`update player set credits = credits + 1 where id = '${ada}'`],
      ['credits are the ledger’s sum over the starting balance'],
    ],
    [
      'an item from nowhere',
      [`insert into inventory values ('${ada}', 'special', 'crown', 1)`],
      ['items are the ledger’s sums'],
    ],
    ['an item lost', [`delete from inventory where player_id = '${ada}'`], ['items are the ledger’s sums']],
    [
      'a standing moved without history',
      [`update reputation set value = value - 1 where player_id = '${ada}' and faction = 'mercantile_guild'`],
      ['standings are their history’s sum'],
    ],
    [
      'history that skips a step',
      [
        `update reputation_history set old_value = old_value + 3, new_value = new_value + 3
         where id = (select min(id) from reputation_history where player_id = '${ada}')`,
      ],
      ['each history row follows from the one before'],
    ],
    [
      'a reputation payment that the ledger lacks',
      [`delete from reward_ledger where ${paid} and channel = 'reputation' and key = 'shadow_syndicate'`],
      ['reputation in the ledger is reputation in the history', 'every reward was paid exactly as told'],
    ],
    [
      'a reward that was never paid',
      [
        `delete from reward_ledger where id = (select min(id) from reward_ledger where ${paid} and channel = 'credits')`,
        `update player set credits = credits - 1000 where id = '${ada}'`,
      ],
      ['every reward was paid exactly as told'],
    ],
    [
      'a reward paid to an attempt that is not rewarded',
      [
        `insert into reward_ledger (player_id, acceptance_id, channel, key, amount, reason, at)
         select player_id, id, 'credits', '', 1000, 'mission_complete', now() from mission_acceptance
         where player_id = '${ada}' and status = 'active'`,
        `update player set credits = credits + 1000 where id = '${ada}'`,
      ],
      ['every reward was paid exactly as told', 'only rewarded attempts are paid, and each told once'],
    ],
    [
      'a reward told to the game twice',
      [
        `insert into outbox (type, player_id, mission_id, at, data) select type, player_id, mission_id, at,
           jsonb_set(data, '{rewards}', '{"credits": 0, "items": [], "reputation": []}') from outbox
         where seq = (select min(seq) from outbox where type = 'mission_completed')`,
      ],
      ['only rewarded attempts are paid, and each told once'],
    ],
    [
      'a rewarded attempt that came back to life',
      [
        `update mission_acceptance set status = 'completed' where id =
           (select id from mission_acceptance where player_id = '${ada}' and mission_id = '${DIPLOMATIC}')`,
      ],
      [
        'only rewarded attempts are paid, and each told once',
        'the counter of completed missions is the number of rewarded attempts',
      ],
    ],
    [
      'two live attempts at one mission',
      [
        'drop index acceptance_one_live',
        `update mission_acceptance set status = 'active' where player_id = '${ada}' and mission_id = '${OPEN}'`,
      ],
      ['at most one live attempt per player and mission'],
    ],
    [
      'an edition that is forgotten although somebody holds it',
      [`update mission set edition = 7 where id = '${OPEN}'`],
      ['what was accepted is kept for as long as it is asked for'],
    ],
    [
      'rivals over their cap',
      [
        `update reputation set value = 500 where player_id = '${ada}' and faction = 'mercantile_guild'`,
        `insert into reputation_history (player_id, faction, at, old_value, new_value, requested_change, applied_change, reason)
         select player_id, faction, now(), (select new_value from reputation_history h where h.player_id = r.player_id
           and h.faction = r.faction order by id desc limit 1), 500, 0, 500 - (select sum(applied_change)
           from reputation_history h where h.player_id = r.player_id and h.faction = r.faction), 'mission_abandoned'
         from reputation r where player_id = '${ada}' and faction = 'mercantile_guild'`,
      ],
      ['rivals above 0 stay within their cap'],
    ],
    [
      'a counter that lost count',
      [`update player set completed_missions = 7 where id = '${bob}'`],
      ['the counter of completed missions is the number of rewarded attempts'],
    ],
  ];

  it.each(corruptions)('finds %s', async (_, corruption, broken) => {
    const report = await auditedAfter(...corruption);

    expect(report.findings.map((f) => f.check)).toEqual(broken);
    expect(auditText(report)).toContain(`${broken.length} broken`);
  });

  it('names player, expectation and finding, and lists no more than twenty', async () => {
    const report = await auditedAfter(
      `update player set credits = credits + 1 where id = '${ada}'`,
      `insert into inventory select '${ada}', 'special', 'relic-' || n, 1 from generate_series(1, 23) n`,
    );

    const text = auditText(report);
    expect(text).toContain(`player ${ada}: credits: expected 11700, found 11701`);
    expect(text.match(/special:relic/g)).toHaveLength(20);
    expect(text).toContain('and 3 more');
  });

  it('holds again when nothing is wrong', async () => {
    expect((await audit(database.orm)).findings).toEqual([]);
  });
});
