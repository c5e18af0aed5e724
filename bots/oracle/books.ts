import type {
  AnsweredMission,
  CommandAnswers,
  MissionState,
  Notice,
  Notices,
  ReputationResult,
  Rewards,
} from '../../client/index.ts';
import { type Attempt, isLive, NOTHING, newAttempt, type Outcome, type Pay, payText } from './attempt.ts';
import type { StandingRule } from './standing-rule.ts';

/** Something was told that does not fit what was told before. */
export type Complain = (what: string) => void;

/**
 * One player's own books, kept from replies and notices alone. A notice and a reply tell of the same
 * thing; whichever comes first is booked, the other has to agree.
 */
export class Books {
  readonly attempts: Attempt[] = [];
  readonly standings = new Map<string, number>();
  credits = 0;
  completedMissions = 0;
  /** Since the last agreement something may have happened that nobody told: a connection was lost. */
  doubtful = false;
  /** A standing may have moved untold: no list names what abandoning cost. */
  standingsDoubtful = false;
  readonly #rule: StandingRule;
  readonly #complain: Complain;

  constructor(rule: StandingRule, complain: Complain) {
    this.#rule = rule;
    this.#complain = complain;
  }

  /** Opens the books with what is there already. */
  open(state: MissionState): void {
    this.credits = state.player.credits;
    this.completedMissions = state.player.completedMissions;
    for (const [faction, { value }] of Object.entries(state.reputation)) this.standings.set(faction, value);
  }

  live(missionId: string): Attempt | undefined {
    return this.attempts.findLast((a) => a.missionId === missionId && isLive(a));
  }

  get held(): Attempt[] {
    return this.attempts.filter(isLive);
  }

  byId(acceptanceId: string): Attempt | undefined {
    return this.attempts.find((a) => a.acceptanceId === acceptanceId);
  }

  hear([type, body]: Notice): void {
    switch (type) {
      case 'mission_accepted':
        this.#heardAccepted(body.missionId);
        return;
      case 'mission_progress':
        this.#heardProgress(body);
        return;
      case 'mission_ready':
        this.#heardReady(body.missionId);
        return;
      case 'mission_completed':
        this.#heardEnd(body.missionId, 'rewarded', payOf(body.rewards), body.rewards.reputation);
        return;
      case 'mission_abandoned':
        this.#heardEnd(
          body.missionId,
          'abandoned',
          { ...NOTHING, reputation: body.reputation },
          body.reputation,
        );
        return;
      case 'mission_failed':
        this.#heardEnd(body.missionId, 'failed', NOTHING, []);
        return;
      case 'mission_expired':
        this.#heardEnd(body.missionId, 'expired', NOTHING, []);
        return;
      case 'reputation_changed':
        this.#heardStanding(body);
    }
  }

  accepted({ mission }: CommandAnswers['accept']): void {
    const known =
      this.byId(mission.acceptanceId) ??
      this.attempts.find((a) => a.missionId === mission.id && a.acceptanceId === undefined) ??
      this.#add(mission.id);
    this.#name(known, mission);
  }

  completed({ mission, rewards }: CommandAnswers['complete']): void {
    this.#answeredEnd(mission, 'rewarded', payOf(rewards), rewards.reputation);
  }

  abandoned({ mission, reputation }: CommandAnswers['abandon']): void {
    this.#answeredEnd(mission, 'abandoned', { ...NOTHING, reputation }, reputation);
  }

  /** Books what was found in a list because nobody told it; only while in doubt. */
  found(attempt: Attempt, outcome: Outcome, pay: Pay): void {
    this.standingsDoubtful = true;
    attempt.told.end = true;
    this.#end(attempt, outcome, pay);
  }

  /** Adds an attempt that nobody told of. */
  foundNew(missionId: string, acceptanceId: string): Attempt {
    const attempt = this.#add(missionId);
    attempt.acceptanceId = acceptanceId;
    attempt.told.accept = true;
    return attempt;
  }

  /** All that is booked agrees with what the server shows. */
  agreed({ reputation }: MissionState): void {
    if (this.standingsDoubtful)
      for (const [faction, { value }] of Object.entries(reputation)) this.standings.set(faction, value);
    this.doubtful = false;
    this.standingsDoubtful = false;
    for (const attempt of this.attempts) {
      attempt.told.accept = true;
      attempt.told.end = !isLive(attempt);
    }
  }

  #heardAccepted(missionId: string): void {
    const known =
      this.attempts.find((a) => a.missionId === missionId && !a.told.accept) ?? this.#add(missionId);
    known.told.accept = true;
  }

  #heardProgress({ missionId, objectiveId, current, required, met }: Notices['mission_progress']): void {
    const live = this.live(missionId);
    if (live === undefined) {
      const told = this.attempts.some((a) => a.missionId === missionId && !a.told.end);
      if (!told) this.#unless(`progress of ${missionId}, which is not held`);
      return;
    }
    const before = live.progress.get(objectiveId);
    if (current > required || current < (before?.current ?? 0))
      this.#unless(
        `progress of ${missionId}/${objectiveId} from ${before?.current} to ${current}/${required}`,
      );
    live.progress.set(objectiveId, { current, met });
  }

  #heardReady(missionId: string): void {
    const live = this.live(missionId);
    if (live !== undefined) live.status = 'completed';
    else if (!this.attempts.some((a) => a.missionId === missionId && !a.told.end))
      this.#unless(`${missionId} is ready and not held`);
  }

  #heardEnd(missionId: string, outcome: Outcome, pay: Pay, moves: readonly ReputationResult[]): void {
    const untold = this.attempts.filter((a) => a.missionId === missionId && !a.told.end);
    // Where notices were missed, the one that ends is the last one that is live.
    const attempt = (this.doubtful ? untold.findLast(isLive) : undefined) ?? untold[0];
    if (attempt === undefined) {
      this.#unless(`${missionId} ended as ${outcome} and was not held`);
      return;
    }
    attempt.told.end = true;
    this.#ends(attempt, outcome, pay, moves);
  }

  #answeredEnd(
    mission: AnsweredMission,
    outcome: Outcome,
    pay: Pay,
    moves: readonly ReputationResult[],
  ): void {
    const attempt =
      this.byId(mission.acceptanceId) ??
      this.attempts.find((a) => a.missionId === mission.id && a.acceptanceId === undefined) ??
      this.#add(mission.id);
    attempt.acceptanceId = mission.acceptanceId;
    this.#ends(attempt, outcome, pay, moves);
  }

  #ends(attempt: Attempt, outcome: Outcome, pay: Pay, moves: readonly ReputationResult[]): void {
    if (!isLive(attempt)) {
      const [before, after] = [attempt, { status: outcome, pay }].map((a) => `${a.status} ${payText(a.pay)}`);
      if (before !== after) this.#complain(`${attempt.missionId} ended twice: ${before}, then ${after}`);
      return;
    }
    this.#paysWhatWasPromised(attempt, outcome, pay);
    for (const { faction, requested, applied, value } of moves) {
      const expected = this.#rule(this.standings, faction, requested);
      const old = this.standings.get(faction) ?? 0;
      if (applied !== expected || value !== old + applied)
        this.#unless(
          `${faction}: ${requested} asked of ${old} came to ${applied} and ${value}, not ${expected}`,
        );
      this.standings.set(faction, value);
    }
    this.#end(attempt, outcome, pay);
  }

  #paysWhatWasPromised({ mission, missionId }: Attempt, outcome: Outcome, pay: Pay): void {
    // What a choice pays, or how fast somebody was, is not in what was accepted.
    if (outcome !== 'rewarded' || mission === undefined || mission.choices.length > 0) return;
    const tiers = (mission as { tiers?: readonly unknown[] }).tiers ?? [];
    if (tiers.length === 0 && pay.credits !== mission.credits)
      this.#complain(`${missionId} promised ${mission.credits} credits and paid ${pay.credits}`);
  }

  #end(attempt: Attempt, outcome: Outcome, pay: Pay): void {
    attempt.status = outcome;
    attempt.pay = pay;
    this.credits += pay.credits;
    if (outcome === 'rewarded') this.completedMissions++;
  }

  /** What moved it was told before; standings that only an operator moves have no notice of their own. */
  #heardStanding({ faction, new: value }: Notices['reputation_changed']): void {
    const booked = this.standings.get(faction) ?? 0;
    if (booked !== value) this.#unless(`${faction} is told as ${value} and was told as ${booked}`);
    this.standings.set(faction, value);
  }

  #name(attempt: Attempt, mission: AnsweredMission): void {
    attempt.acceptanceId = mission.acceptanceId;
    attempt.mission = mission;
    attempt.family = mission.family;
    for (const { id, kind, params } of mission.objectives) attempt.written.set(id, { kind, params });
    if (attempt.status === 'active' && mission.status === 'completed') attempt.status = 'completed';
    for (const { id, current, met } of mission.objectives)
      if ((attempt.progress.get(id)?.current ?? -1) < current) attempt.progress.set(id, { current, met });
  }

  #add(missionId: string): Attempt {
    const attempt = newAttempt(missionId);
    this.attempts.push(attempt);
    return attempt;
  }

  /** Complains of what cannot be, unless something may have been missed. */
  #unless(what: string): void {
    if (!this.doubtful) this.#complain(what);
  }
}

const payOf = ({ credits, reputation, items }: Rewards): Pay => ({ credits, reputation, items });
