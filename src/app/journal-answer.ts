import type { CommandAnswers } from '../../protocol/commands.ts';
import { invalid } from '../missions/refusal.ts';
import { activeView } from '../missions/view.ts';
import { type MissionService, refusalOf } from './mission-service.ts';
import { BadCursor } from './ports/cursor.ts';
import type { Answer, JournalPage } from './ports/store.ts';

export interface JournalRequest {
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Answers a page of the journal, remembered under the command id if there is one. Never throws. */
export async function journalAnswer(
  service: MissionService,
  playerId: string,
  { before, limit }: JournalRequest,
  commandId?: string,
): Promise<Answer<CommandAnswers['journal']>> {
  try {
    const page = await service.journal(playerId, before, limit);
    const answer: Answer<CommandAnswers['journal']> = { ok: true, result: journalResult(page, service) };
    if (commandId === undefined) return answer;
    return service.remembered(
      playerId,
      commandId,
      JSON.stringify({ type: 'journal', before, limit }),
      answer,
    );
  } catch (error) {
    if (error instanceof BadCursor) return { ok: false, refusal: invalid('before', 'not a cursor') };
    return { ok: false, refusal: refusalOf(error) };
  }
}

/** An ended attempt as rooms and HTTP show it; instants are epoch ms, 0 = none. */
export const journalResult = (page: JournalPage, service: MissionService): CommandAnswers['journal'] => ({
  acceptances: page.acceptances.map(({ acceptance, mission, rewards }) => ({
    acceptanceId: acceptance.id,
    playerId: acceptance.playerId,
    status: acceptance.status,
    completedAt: ('completedAt' in acceptance ? acceptance.completedAt : null) ?? 0,
    endedAt: 'endedAt' in acceptance ? acceptance.endedAt : 0,
    reason: 'reason' in acceptance ? acceptance.reason : null,
    choice: 'choice' in acceptance ? acceptance.choice : null,
    mission: activeView(mission, acceptance, NOBODY, service.context()),
    rewards,
  })),
  nextCursor: page.nextCursor,
});

/** What a mission would pay now is of no interest once it has ended. */
const NOBODY = {
  player: undefined as never,
  reputation: new Map<string, number>(),
  live: new Map(),
  outcomes: new Map(),
  codes: new Map(),
  dailyRewards: new Set<string>(),
};
