/** One thing that is wrong with the content, and where. */
export interface Mistake {
  readonly file: string;
  /** Counted from 1; absent when the file could not be read at all. */
  readonly line?: number;
  /** The field as its author spells it; absent when the whole file is meant. */
  readonly path?: string;
  readonly message: string;
}

/** `content/missions/guild.yaml:41: credit_reward: expected number`. */
export const mistakeLine = ({ file, line, path, message }: Mistake): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${path ? `${path}: ` : ''}${message}`;

/** Content that cannot be used; its message lists every mistake, one a line. */
export class ContentError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(mistakeLine).join('\n'));
    this.name = 'ContentError';
    this.mistakes = mistakes;
  }
}
