/** What a room server is told to hold. */
export interface WorkOrder {
  /** Offers in each room, besides what content has where content is held. */
  readonly offers: number;
  /** Players that offers are made for, where each has offers of their own. */
  readonly players: number;
  readonly jwtSecret: string;
}

/** What any room server can be asked: CPU time so far in ms, or resident bytes after a collection. */
type CommonQuestion = 'cpu' | 'memory';

/**
 * What a server that refreshes can be asked besides. The first two do it and answer with the instant
 * (epoch ms) at which they began; the third is how long the event loop was held since, in ms.
 */
export type RefreshQuestion = 'refresh' | 'bare refresh' | 'longest block';

/** What the parent may ask. */
export type Question = CommonQuestion | RefreshQuestion;

/** Questions that one kind of server answers besides the common ones. */
export type Answers = Readonly<Partial<Record<Question, () => number | Promise<number>>>>;

export const workOrder = (): WorkOrder => JSON.parse(process.argv[2] ?? '{}') as WorkOrder;

/** Tells the parent process the port, then answers its questions; ends with the parent. */
export function answerParent(port: number, more: Answers = {}): void {
  const answers: Answers = { cpu: cpuMs, memory, ...more };
  process.on('message', async (question: Question) => {
    const answer = answers[question];
    if (answer === undefined) throw new Error(`this server is not one to ask for ${question}`);
    process.send!(await answer());
  });
  process.on('disconnect', () => process.exit(0));
  // Ends by itself rather than by the signal: a profile is written on the way out.
  process.on('SIGTERM', () => process.exit(0));
  process.send!(port);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function memory(): number {
  // The kind that gives pages back: otherwise most of what is resident is what joining left behind.
  const collect = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;
  globalThis.gc?.(collect);
  globalThis.gc?.(collect);
  return process.memoryUsage.rss();
}
