import type { JournalRewards } from '../../protocol/missions.ts';
import type { LedgerRow } from '../app/ports/store.ts';
import type { Item } from '../missions/mission.ts';

/** Ledger rows by acceptance. */
export type LedgerSums = Map<string, LedgerRow[]>;

/** What an acceptance paid, read back from its ledger rows. */
export function journalRewards(paid: LedgerSums, acceptanceId: string): JournalRewards {
  const rows = paid.get(acceptanceId) ?? [];
  const of = (channel: LedgerRow['channel']) => rows.filter((r) => r.channel === channel);
  return {
    credits: of('credits').reduce((sum, r) => sum + r.amount, 0),
    reputation: of('reputation').map((r) => ({ faction: r.key, applied: r.amount })),
    items: of('item').map((r) => {
      const [kind, ...code] = r.key.split(':');
      return { kind: kind as Item['kind'], code: code.join(':'), quantity: r.amount };
    }),
  };
}
