/** One thing that somebody asked for and was answered. */
export interface Answered {
  /** A command's name, or a route. */
  readonly what: string;
  /** The name that its duration is counted under: a command's, `events` or `join`; missing: nobody counts. */
  readonly counted?: string | undefined;
  readonly playerId?: string | undefined;
  /** How the one who asked names the request; missing where it has no name yet. */
  readonly requestId?: string | undefined;
  /** The code with which it was refused; undefined when it was not. */
  readonly code?: string | undefined;
  readonly seconds: number;
}
