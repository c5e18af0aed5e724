import type { GameDoor, RestCommand, RestDoor } from '../../bots/doors.ts';
import type { CommandAnswers, CommandOutcome, EventsReport, OutboxPage } from '../../client/index.ts';
import type { Answer } from '../../src/app/ports/store.ts';
import { toWire } from '../../src/casing.ts';
import { reportEvents } from '../../src/intake/report-events.ts';
import { isAvailable } from '../../src/missions/availability.ts';
import { answeredView, effectiveRewards } from '../../src/missions/view.ts';
import { unanswered } from './local-device.ts';
import type { SimProcess } from './sim-process.ts';
import type { Stage } from './stage.ts';

/** A process that lives, for whoever asks without a room; another one each time it may be. */
export type AnyProcess = () => SimProcess;

const TYPES = { accept: 'acceptMission', complete: 'completeMission', abandon: 'abandonMission' } as const;
/** The last page of a journal that HTTP shows without being asked for more. */
const PAGE = 100;

/** What HTTP shows of a player, from the same service. */
export function simRest(playerId: string, any: AnyProcess): RestDoor {
  return {
    active: async () => {
      const { service, view } = any();
      const state = await service.player(playerId);
      const ctx = service.context();
      return [...state.live.values()].flatMap((live) => {
        const mission = view.catalogue.heldBy(live);
        if (mission === undefined) return [];
        const seen = answeredView(mission, live, state, ctx);
        return [{ ...seen, missionId: live.missionId }];
      });
    },
    available: async () => {
      const { service, view } = any();
      const state = await service.player(playerId);
      const ctx = service.context();
      return view.catalogue
        .boardFor(playerId)
        .filter((m) => isAvailable(m, state, ctx))
        .slice(0, PAGE)
        .map((m) => ({
          missionId: m.id,
          title: m.title,
          credits: m.credits,
          ...effectiveRewards(m, state, ctx),
        }));
    },
    journal: async () => {
      const { acceptances } = await any().service.journal(playerId, undefined, PAGE);
      return acceptances.map(({ acceptance: { id, status } }) => ({ acceptanceId: id, status }));
    },
    command: async <C extends RestCommand>(name: C, missionId: string, commandId: string) => {
      const process = any();
      const command = { type: TYPES[name], missionId, ...(name === 'complete' ? { choice: undefined } : {}) };
      const asked: Promise<Answer> = process.service.command(playerId, command as never, commandId);
      const answer = await Promise.race([asked, process.died]);
      if (answer === undefined) return unanswered(commandId);
      const { ok } = answer;
      return (ok ? { ok, result: answer.result } : { ok, error: answer.refusal }) as CommandOutcome<
        CommandAnswers[C]
      >;
    },
  };
}

/** The game's own server; what it reports may be on its way for a while. */
export function simGame({ store, clock }: Stage, any: AnyProcess, delayMs: () => number): GameDoor {
  return {
    report: async (events) => {
      clock.advance(delayMs());
      const process = any();
      const report = await Promise.race([
        reportEvents(process, JSON.parse(JSON.stringify(events))),
        process.died,
      ]);
      if (report === undefined) throw new Error('simulated: nobody answered');
      return report as unknown as EventsReport;
    },
    outbox: async (after, limit = PAGE) => {
      const entries = await store.outbox(after, limit);
      return {
        entries: entries.map((e) => ({
          ...{ id: e.id, cursor: e.cursor, type: e.type, player_id: e.playerId, mission_id: e.missionId },
          at: new Date(e.at).toISOString(),
          data: toWire(JSON.parse(JSON.stringify(e.data))),
        })),
        next_cursor: entries.at(-1)?.cursor ?? after,
      } as unknown as OutboxPage;
    },
    putWorld: (changes) => any().world.put(changes as never),
  };
}
