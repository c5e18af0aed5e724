import type { Chance } from './chance.ts';
import type { Doors, Time } from './doors.ts';
import type { OutboxMirror } from './oracle/outbox-mirror.ts';
import type { StandingRule } from './oracle/standing-rule.ts';
import type { Tally } from './report/tally.ts';

/** What bots know of the game besides what they are told. */
export interface Knowledge {
  /** The places of the map, for what may happen anywhere. */
  readonly sectorIds: readonly number[];
  readonly regionIds: readonly string[];
  readonly rule: StandingRule;
  readonly missionCap: number;
  /** Whether bots may change the map: only of a server that is theirs. */
  readonly mapIsOurs: boolean;
}

/** What all bots of a run share. */
export interface RunParts {
  /** In the ids of what they report, so that no other run's are the same. */
  readonly name: string;
  readonly time: Time;
  readonly knowledge: Knowledge;
  readonly tally: Tally;
  readonly outbox: OutboxMirror;
  /** How long books and server may disagree before it counts, ms. */
  readonly patienceMs: number;
  /** When the last fault of the surroundings ended, epoch ms of `performance`; undefined while one lasts. */
  calmSince(): number | undefined;
  /** Whether the run goes on. */
  goesOn(): boolean;
}

/** One bot's own part. */
export interface BotParts extends RunParts {
  readonly index: number;
  readonly id: string;
  readonly chance: Chance;
  readonly doors: Doors;
}
