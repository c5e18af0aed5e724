import { describe, expect, it } from 'vitest';
import { Books } from '../../../bots/oracle/books.ts';
import type { AnsweredMission, Notice } from '../../../client/index.ts';

const MISSION = 'b5c1fd2e-0000-4000-8000-000000000001';
const CREDITS = 120;

const given = () => {
  const complaints: string[] = [];
  const books = new Books(
    (_, __, asked) => asked,
    (what) => complaints.push(what),
  );
  books.credits = 10_000;
  return { books, complaints };
};

const answered = (status: AnsweredMission['status'], acceptanceId = 'first') =>
  ({
    id: MISSION,
    acceptanceId,
    status,
    family: 'faction',
    credits: CREDITS,
    choices: [],
    objectives: [{ id: 'ore', kind: 'deliver_cargo', params: {}, current: 0, required: 3, met: false }],
  }) as unknown as AnsweredMission;
const rewards = {
  credits: CREDITS,
  reputation: [{ faction: 'pirates', requested: -3, applied: -3, value: -3 }],
  items: [],
};
const completed: Notice = ['mission_completed', { missionId: MISSION, rewards }];

describe('the books', () => {
  it.each([
    ['the notices come first', false],
    ['the answers come first', true],
  ])('book everything once when %s', (_, answersFirst) => {
    const { books, complaints } = given();
    const inOrder = (hear: () => void, answer: () => void) =>
      answersFirst ? [answer, hear] : [hear, answer];
    for (const step of inOrder(
      () => books.hear(['mission_accepted', { missionId: MISSION }]),
      () => books.accepted({ mission: answered('active') }),
    ))
      step();
    books.hear([
      'mission_progress',
      { missionId: MISSION, objectiveId: 'ore', current: 3, required: 3, met: true },
    ]);
    books.hear(['mission_ready', { missionId: MISSION }]);
    expect(books.live(MISSION)?.status).toBe('completed');
    for (const step of inOrder(
      () => books.hear(completed),
      () => books.completed({ mission: answered('rewarded'), rewards }),
    ))
      step();
    books.hear(['reputation_changed', { faction: 'pirates', old: 0, new: -3, level: 0 }]);

    expect(books.credits).toBe(10_000 + CREDITS);
    expect(books.standings.get('pirates')).toBe(-3);
    expect(books.completedMissions).toBe(1);
    expect(books.attempts).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  const held = () => {
    const all = given();
    all.books.accepted({ mission: answered('active') });
    all.books.hear(['mission_accepted', { missionId: MISSION }]);
    return all;
  };

  it.each<[string, (books: Books) => void, RegExp]>([
    [
      'another pay than was promised',
      (b) => b.hear(['mission_completed', { missionId: MISSION, rewards: { ...rewards, credits: 240 } }]),
      /promised 120 credits and paid 240/,
    ],
    [
      'progress that goes back',
      (b) => {
        b.hear([
          'mission_progress',
          { missionId: MISSION, objectiveId: 'ore', current: 2, required: 3, met: false },
        ]);
        b.hear([
          'mission_progress',
          { missionId: MISSION, objectiveId: 'ore', current: 1, required: 3, met: false },
        ]);
      },
      /from 2 to 1/,
    ],
    [
      'progress beyond its end',
      (b) =>
        b.hear([
          'mission_progress',
          { missionId: MISSION, objectiveId: 'ore', current: 4, required: 3, met: true },
        ]),
      /to 4\/3/,
    ],
    [
      'an end of what is not held',
      (b) => b.hear(['mission_failed', { missionId: 'other', reason: 'x' }]),
      /was not held/,
    ],
    [
      'a standing out of nothing',
      (b) => b.hear(['reputation_changed', { faction: 'pirates', old: 0, new: 9, level: 0 }]),
      /told as 9 and was told as 0/,
    ],
    [
      'a standing that the rule does not give',
      (b) =>
        b.hear([
          'mission_abandoned',
          { missionId: MISSION, reputation: [{ faction: 'pirates', requested: -5, applied: -4, value: -4 }] },
        ]),
      /came to -4/,
    ],
    [
      'two ends of one attempt',
      (b) => {
        b.hear(completed);
        b.abandoned({ mission: answered('abandoned'), reputation: [] });
      },
      /ended twice/,
    ],
  ])('complain of %s', (_, happens, words) => {
    const { books, complaints } = held();

    happens(books);

    expect(complaints.join()).toMatch(words);
  });

  it('do not complain of what they may have missed', () => {
    const { books, complaints } = given();
    books.doubtful = true;

    books.hear([
      'mission_progress',
      { missionId: MISSION, objectiveId: 'ore', current: 2, required: 3, met: false },
    ]);
    books.hear(['mission_failed', { missionId: MISSION, reason: 'x' }]);

    expect(complaints).toEqual([]);
  });

  it('count a second attempt by itself', () => {
    const { books, complaints } = held();
    books.abandoned({ mission: answered('abandoned'), reputation: [] });
    books.hear(['mission_abandoned', { missionId: MISSION, reputation: [] }]);
    books.hear(['mission_accepted', { missionId: MISSION }]);
    books.accepted({ mission: answered('active', 'second') });

    expect(books.attempts.map((a) => [a.acceptanceId, a.status])).toEqual([
      ['first', 'abandoned'],
      ['second', 'active'],
    ]);
    expect(complaints).toEqual([]);
  });
});
