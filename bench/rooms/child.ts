/** What a room server is told to hold. */
export interface WorkOrder {
  readonly offers: number;
  readonly jwtSecret: string;
}

/** What the parent may ask: CPU time so far in ms, or resident bytes after a collection. */
export type Question = 'cpu' | 'memory';

export const workOrder = (): WorkOrder => JSON.parse(process.argv[2] ?? '{}') as WorkOrder;

/** Tells the parent process the port, then answers its questions; ends with the parent. */
export function answerParent(port: number): void {
  process.on('message', (question: Question) => process.send!(question === 'cpu' ? cpuMs() : memory()));
  process.on('disconnect', () => process.exit(0));
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
