import { z } from 'zod';

const placeholder = /\{([a-z]+)\}/g;

/** Titles and descriptions that one is picked from; `{words}` stand for what the offer is about. */
export const textVariants = z.strictObject({
  titles: z.array(z.string().trim().min(1).max(100)).min(1).max(20),
  descriptions: z.array(z.string().trim().min(1).max(1000)).min(1).max(20),
});
export type TextVariants = z.output<typeof textVariants>;

/** The words that texts use and `known` does not have. */
export const unknownWords = (texts: TextVariants, known: readonly string[]): string[] => [
  ...new Set(
    [...texts.titles, ...texts.descriptions]
      .flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1]!))
      .filter((word) => !known.includes(word)),
  ),
];

/** The text with every word filled in, cut to `most` characters. */
export const filled = (text: string, words: Readonly<Record<string, string>>, most: number): string =>
  clipped(
    text.replace(placeholder, (_, word: string) => clipped(words[word] ?? word, 60)),
    most,
  );

/** "1 warp", "5 warps". */
export const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "Sol, Vega and Rigel". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A faction's code as its name is written: "Terran Federation". */
export const factionName = (code: string): string =>
  code
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** The game's names may be longer than a line of the panel. Never cuts a character in half. */
const clipped = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
