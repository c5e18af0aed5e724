import type { Command } from '../command.ts';
import { accepted, type Decision } from '../decision.ts';
import type { PlayerState } from '../player.ts';
import type { Context } from '../rules.ts';
import { abandon } from './abandon.ts';
import { accept } from './accept.ts';
import { complete } from './complete.ts';
import { repair } from './repair.ts';
import { report } from './report.ts';
import { track } from './track.ts';

/** What a command does to a player now. Pure: reads the state, changes nothing, never throws. */
export function decide(state: PlayerState, command: Command, ctx: Context): Decision {
  switch (command.type) {
    case 'acceptMission':
      return accept(state, command.missionId, ctx);
    case 'completeMission':
      return complete(state, command.missionId, command.choice, ctx);
    case 'abandonMission':
      return abandon(state, command.missionId, ctx);
    case 'trackMission':
      return track(state, command.missionId, command.tracked, ctx);
    case 'reportEvent':
      return report(state, command.event, ctx);
    case 'repairPlayer':
      return repair(state, command, ctx);
    case 'renamePlayer':
      return command.name === state.player.name
        ? accepted()
        : accepted({ type: 'playerUpdated', fields: { name: command.name } });
  }
}
