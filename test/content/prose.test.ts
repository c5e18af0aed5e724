import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';

const { missions } = await loadContent('content');

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
const sentences = (text: string) => text.split(/(?<=[.!?]["”]?)\s+/);

/** Words that make up the frame of a sentence; all others are what the frame is filled with. */
const frame = new Set(
  `a an the this that these those and or but nor so yet for of in on at to by from with without as if than then
  because while until since before after when where who whom whose which what is are was were be been being has
  have had do does did will would can could may might must should not no it its they them their he him his she
  her we us our you your i my one two all any some each every out up down over into off back there here only`.split(
    /\s+/,
  ),
);

/** "Bring the ore to Sol" and "Take the fuel to Lark" have the same one. */
const skeleton = (sentence: string) =>
  words(sentence)
    .map((word) => (frame.has(word) ? word : '_'))
    .join(' ');

/** Values that occur in more than one mission, with the missions. */
function shared(parts: (mission: (typeof missions)[number]) => string[]): Record<string, string[]> {
  const owners = new Map<string, Set<string>>();
  for (const mission of missions)
    for (const part of parts(mission)) owners.set(part, (owners.get(part) ?? new Set()).add(mission.code));
  return Object.fromEntries([...owners].filter(([, by]) => by.size > 1).map(([part, by]) => [part, [...by]]));
}

describe('the texts of the missions', () => {
  it('open each in their own way', () => {
    expect(shared((m) => [words(m.title).slice(0, 2).join(' ')])).toEqual({});
    expect(shared((m) => [words(m.description).slice(0, 2).join(' ')])).toEqual({});
  });

  it('share no sentence skeleton', () => {
    expect(skeleton('Bring the ore to Sol.')).toBe(skeleton('Take the fuel to Lark.'));
    const long = (sentence: string) => words(sentence).length >= 6;
    expect(shared((m) => sentences(m.description).filter(long).map(skeleton))).toEqual({});
  });

  it('share no run of five words', () => {
    const runs = (text: string[]) => text.slice(4).map((_, i) => text.slice(i, i + 5).join(' '));
    expect(shared((m) => runs(words(m.description)))).toEqual({});
  });

  it('are a few sentences long', () => {
    for (const { code, description } of missions) {
      expect(description.length, code).toBeGreaterThanOrEqual(200);
      expect(description.length, code).toBeLessThanOrEqual(450);
      expect(sentences(description).length, code).toBeGreaterThanOrEqual(2);
    }
  });
});
