import type {
  CommandAnswers,
  CommandBody,
  CommandName,
  CommandOutcome,
  EventsReport,
  GameFact,
  MissionState,
  NewGameEvent,
} from '../client/index.ts';
import type { PlayerDoor, RestCommand, SeenAttempt } from './doors.ts';
import { differencesOf, wholeJournal } from './oracle/agree.ts';
import { Books } from './oracle/books.ts';
import { Difference, History } from './oracle/difference.ts';
import type { Opening } from './oracle/outbox-mirror.ts';
import { surprise } from './oracle/surprise.ts';
import type { BotParts } from './run-parts.ts';

/** How long between two looks at whether all agrees, ms. */
const LOOK_MS = 400;

/** One player at the table: doors, books and history, and the few things that every move does. */
export class Playing {
  readonly parts: BotParts;
  readonly history: History;
  readonly books: Books;
  readonly device: PlayerDoor;
  /** Several things are asked at once: what a refusal says may be news to the books. */
  racing = false;
  #opening: Opening = { standings: new Map(), attempts: new Set() };
  /** Attempts that had ended before the books were opened. */
  #before: ReadonlySet<string> = new Set();
  #ids = 0;

  constructor(parts: BotParts) {
    this.parts = parts;
    this.history = new History(parts.time.now);
    this.books = new Books(parts.knowledge.rule, (what) => this.differ(what));
    this.device = parts.doors.device();
    this.device.on('*', (notice) => {
      this.history.add(`heard ${notice[0]}`, notice[1]);
      this.#mindFaults();
      this.#noting(() => this.books.hear(notice));
    });
    this.device.subscribe(() => {
      if (this.device.getStatus().kind === 'online') return;
      if (!this.books.doubtful) this.history.add('connection', this.device.getStatus());
      this.books.doubtful = true;
    });
  }

  #complaint: Difference | undefined;
  #calm: number | undefined = 0;

  get state(): MissionState {
    return this.device.getState()!;
  }

  /** The first join: what is there already opens the books. */
  async enter(): Promise<void> {
    const state = await this.join();
    this.books.open(state);
    const standings = new Map(this.books.standings);
    const journal = await this.#patiently('a journal', () => wholeJournal(this.device));
    this.#before = new Set(journal.map((j) => j.acceptanceId));
    this.books.doubtful = true;
    this.#opening = { standings, attempts: new Set((await this.#held()).map((a) => a.acceptanceId)) };
    await this.check('entered');
  }

  #held(): Promise<SeenAttempt[]> {
    return this.#patiently('what is held', () => this.parts.doors.rest.active().catch(() => undefined));
  }

  async join(): Promise<MissionState> {
    this.parts.tally.joins++;
    this.history.add('joins');
    return this.device.join();
  }

  /** An id that this bot has not used yet. */
  newId(): string {
    return `${this.parts.name}-${this.parts.index}-${++this.#ids}`;
  }

  /** Asks on a device and books the answer. */
  async ask<C extends CommandName>(
    name: C,
    body: CommandBody<C>,
    device: PlayerDoor = this.device,
  ): Promise<CommandOutcome<CommandAnswers[C]>> {
    this.history.add(`asks ${name}`, body);
    return this.#asked(name, body, () => device.command(name, body));
  }

  /** Asks over HTTP and books the answer. */
  async askOverRest<C extends RestCommand>(
    name: C,
    missionId: string,
    commandId: string,
  ): Promise<CommandOutcome<CommandAnswers[C]>> {
    this.history.add(`asks ${name} over HTTP`, { missionId, commandId });
    const body = { missionId, commandId } as unknown as CommandBody<C>;
    return this.#asked(name, body, () => this.parts.doors.rest.command(name, missionId, commandId));
  }

  /** Has facts happen to this player; resolves when the server took them. Undefined when the run ends first. */
  async happen(facts: readonly GameFact[], occurredAt?: number): Promise<EventsReport | undefined> {
    const at = occurredAt ?? this.parts.time.now();
    return this.report(facts.map((fact) => ({ ...fact, id: this.newId(), occurred_at: at })));
  }

  /** Reports events, again and again under the same ids until they are taken. */
  async report(events: readonly NewGameEvent[]): Promise<EventsReport | undefined> {
    this.history.add('reports', events);
    while (this.parts.goesOn()) {
      try {
        const report = await this.#timed('events', () => this.parts.doors.game.report(events));
        this.parts.tally.events += events.length;
        this.history.add('taken', report);
        return report;
      } catch (error) {
        this.history.add('not taken', String(error));
        this.books.doubtful = true;
        await this.parts.time.sleep(LOOK_MS);
      }
    }
    return undefined;
  }

  /** Waits for the room to show something; false when it does not within the patience. */
  async sees(look: (state: MissionState) => boolean): Promise<boolean> {
    for (let since = this.parts.time.now(); ; ) {
      this.#fail();
      if (look(this.state)) return true;
      if (this.#isImpatient(since)) return false;
      await this.parts.time.sleep(LOOK_MS / 4);
    }
  }

  /** Books, room, HTTP, journal and outbox have to agree within the patience. */
  async check(reason: string): Promise<void> {
    this.parts.tally.checks++;
    this.history.add(`checks: ${reason}`);
    let last: readonly string[] = ['nothing could be read'];
    for (let since = this.parts.time.now(); ; ) {
      this.#mindFaults();
      const seen = await differencesOf(this.books, this.device, this.parts.doors, this.#before);
      this.#fail();
      if (seen !== undefined) {
        last = [...seen.found, ...this.#outboxDiffers()];
        if (seen.found.length === 0) this.books.agreed(seen.state);
        if (last.length === 0) return;
      }
      if (this.#isImpatient(since)) this.differ(`${reason}: ${last.join('\n  ')}`);
      await this.parts.time.sleep(LOOK_MS);
    }
  }

  /** Stops the run: this cannot be. */
  differ(what: string): never {
    this.history.add(`DIFFERENCE: ${what}`);
    throw new Difference(this.parts.id, what, this.history);
  }

  /** Of what a move expected to be so; nothing while something may have been missed. */
  expect(holds: boolean, what: string): void {
    this.#mindFaults();
    if (!holds && !this.books.doubtful && !this.racing) this.differ(what);
  }

  #outboxDiffers(): string[] {
    return this.parts.outbox.compare(this.parts.id, this.books, this.#opening);
  }

  async #asked<C extends CommandName>(
    name: C,
    body: CommandBody<C>,
    send: () => Promise<CommandOutcome<CommandAnswers[C]>>,
  ): Promise<CommandOutcome<CommandAnswers[C]>> {
    const { tally } = this.parts;
    const outcome = await this.#timed(name, send);
    this.#mindFaults();
    if (!outcome.ok) {
      const { code } = outcome.error;
      this.history.add(`refused ${name}`, outcome.error);
      tally.count(tally.refusals, code);
      if (code === 'client/unanswered' || code === 'server/unavailable') this.books.doubtful = true;
      const unsure = this.books.doubtful || this.racing;
      const odd = surprise(this.books, unsure, this.parts.knowledge, outcome.error, body);
      if (odd !== undefined) this.differ(odd);
    } else this.#book(name, outcome.result);
    this.#fail();
    return outcome;
  }

  #book(name: CommandName, result: unknown): void {
    if (name === 'accept') this.books.accepted(result as CommandAnswers['accept']);
    if (name === 'complete') this.books.completed(result as CommandAnswers['complete']);
    if (name === 'abandon') this.books.abandoned(result as CommandAnswers['abandon']);
    const { mission } = result as { mission?: { status: string; acceptanceId: string } };
    this.history.add(`answered ${name}`, mission && { status: mission.status, id: mission.acceptanceId });
  }

  async #timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { tally } = this.parts;
    tally.count(tally.commands, name);
    const start = performance.now();
    try {
      return await work();
    } finally {
      tally.took(performance.now() - start);
    }
  }

  async #patiently<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
    for (let since = this.parts.time.now(); ; ) {
      const got = await read();
      if (got !== undefined) return got;
      if (this.#isImpatient(since)) this.differ(`${what} could not be read`);
      await this.parts.time.sleep(LOOK_MS);
    }
  }

  /** While something of the surroundings is broken, news may be lost without anybody noticing. */
  #mindFaults(): void {
    const calm = this.parts.calmSince();
    if (calm === undefined || calm !== this.#calm) this.books.doubtful = true;
    this.#calm = calm;
  }

  #isImpatient(since: number): boolean {
    const calm = this.parts.calmSince();
    return calm !== undefined && this.parts.time.now() - Math.max(since, calm) > this.parts.patienceMs;
  }

  /** A notice arrives between two moves: what it was wrong about is thrown in the next. */
  #noting(book: () => void): void {
    try {
      book();
    } catch (error) {
      if (!(error instanceof Difference)) throw error;
      this.#complaint ??= error;
    }
  }

  #fail(): void {
    if (this.#complaint !== undefined) throw this.#complaint;
  }
}
