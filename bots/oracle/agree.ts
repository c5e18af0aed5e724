import type { JournalEntry, MissionState } from '../../client/index.ts';
import type { Doors, PlayerDoor, SeenAttempt } from '../doors.ts';
import { isLive, NOTHING } from './attempt.ts';
import type { Books } from './books.ts';
import {
  booksAgainstJournal,
  booksAgainstState,
  type Found,
  stateAgainstActive,
  stateAgainstBoard,
} from './compare.ts';

/** What was read of a player at about one moment. */
interface Seen {
  readonly state: MissionState;
  readonly active: readonly SeenAttempt[];
  readonly journal: readonly JournalEntry[];
  readonly found: Found;
}

/**
 * Reads everything that the server shows of a player and holds it against the books. Undefined when it
 * could not be read. What happens between two reads shows as a difference: ask again before believing it.
 */
export async function differencesOf(
  books: Books,
  device: PlayerDoor,
  doors: Doors,
  since: ReadonlySet<string>,
): Promise<{ found: Found; state: MissionState } | undefined> {
  const seen = await look(device, doors);
  if (seen === undefined) return undefined;
  const journal = seen.journal.filter((j) => !since.has(j.acceptanceId));
  if (books.doubtful) settle(books, seen.active, journal);
  const { state } = seen;
  const found = [...seen.found, ...booksAgainstState(books, state), ...booksAgainstJournal(books, journal)];
  return { found, state };
}

async function look(device: PlayerDoor, doors: Doors): Promise<Seen | undefined> {
  try {
    const journal = await wholeJournal(device);
    const [active, offers, listed] = await Promise.all([
      doors.rest.active(),
      doors.rest.available(),
      doors.rest.journal(),
    ]);
    const state = device.getState();
    if (journal === undefined || state === undefined || device.getStatus().kind !== 'online')
      return undefined;
    const page = (entries: readonly { acceptanceId: string; status: string }[]) =>
      entries
        .slice(0, 100)
        .map((j) => `${j.acceptanceId} ${j.status}`)
        .join();
    const found = [
      ...stateAgainstActive(state, active),
      ...stateAgainstBoard(state, offers),
      ...(page(journal) === page(listed) ? [] : ['the journal is another in the room and over HTTP']),
    ];
    return { state, active, journal, found };
  } catch {
    return undefined;
  }
}

/** Every ended attempt, newest first; undefined when a page was refused. */
export async function wholeJournal(device: PlayerDoor): Promise<JournalEntry[] | undefined> {
  const all: JournalEntry[] = [];
  for (let before: string | undefined; ; ) {
    const page = await device.command('journal', { limit: 100, ...(before === undefined ? {} : { before }) });
    if (!page.ok) return undefined;
    all.push(...page.result.acceptances);
    if (page.result.nextCursor === null) return all;
    before = page.result.nextCursor;
  }
}

/** Books what nobody told while the connection was away. */
function settle(books: Books, active: readonly SeenAttempt[], journal: readonly JournalEntry[]): void {
  for (const { acceptanceId, missionId, family, status, objectives } of active) {
    const known =
      books.byId(acceptanceId) ??
      books.attempts.find((a) => a.missionId === missionId && isLive(a) && a.acceptanceId === undefined) ??
      books.foundNew(missionId, acceptanceId);
    known.acceptanceId = acceptanceId;
    known.family = family;
    for (const { id, kind, params } of objectives) known.written.set(id, { kind, params });
    if (!isLive(known)) continue;
    if (status === 'completed') known.status = 'completed';
    for (const { id, current, met } of objectives)
      if ((known.progress.get(id)?.current ?? 0) <= current) known.progress.set(id, { current, met });
  }
  // Oldest first: an attempt that has no name yet is the older one.
  for (const entry of journal.toReversed()) {
    const { acceptanceId, status, rewards, mission } = entry;
    if (status === 'active' || status === 'completed') continue;
    const known =
      books.byId(acceptanceId) ??
      books.attempts.find((a) => a.missionId === mission.id && a.acceptanceId === undefined) ??
      books.foundNew(mission.id, acceptanceId);
    known.acceptanceId = acceptanceId;
    known.family = mission.family;
    if (isLive(known)) books.found(known, status, rewards ?? NOTHING);
  }
}
