import type { AnsweredMission, Item } from '../../client/index.ts';

export type Outcome = 'rewarded' | 'failed' | 'expired' | 'abandoned';

/** What an ended attempt brought or cost. */
export interface Pay {
  readonly credits: number;
  readonly reputation: readonly { readonly faction: string; readonly applied: number }[];
  readonly items: readonly Item[];
}

export const NOTHING: Pay = { credits: 0, reputation: [], items: [] };

/** One attempt, as far as the player was told. */
export interface Attempt {
  readonly missionId: string;
  /** Missing while no answer has named it. */
  acceptanceId: string | undefined;
  /** As it was accepted; missing while only a notice told of it. */
  mission: AnsweredMission | undefined;
  status: 'active' | 'completed' | Outcome;
  readonly progress: Map<string, { current: number; met: boolean }>;
  /** Each objective's kind and params, as they were accepted. */
  readonly written: Map<string, { readonly kind: string; readonly params: unknown }>;
  family: string;
  pay: Pay;
  /** What notices have told of it: each tells of everything once. */
  readonly told: { accept: boolean; end: boolean };
}

export const isLive = ({ status }: Attempt): boolean => status === 'active' || status === 'completed';

export const newAttempt = (missionId: string): Attempt => ({
  missionId,
  acceptanceId: undefined,
  mission: undefined,
  status: 'active',
  progress: new Map(),
  written: new Map(),
  family: '',
  pay: NOTHING,
  told: { accept: false, end: false },
});

/** Pay in an order of its own, for comparing. */
export const payText = ({ credits, reputation, items }: Pay): string =>
  JSON.stringify([
    credits,
    reputation
      .filter((r) => r.applied !== 0)
      .map((r) => `${r.faction} ${r.applied}`)
      .sort(),
    items.map((i) => `${i.kind}:${i.code} ${i.quantity}`).sort(),
  ]);
