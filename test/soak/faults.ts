import type { Chance } from '../../bots/chance.ts';
import type { Scene } from './scene.ts';

/** Something that breaks, and is mended again. */
export interface Fault {
  /** Breaks it. */
  begin(scene: Scene): Promise<void>;
  /** Mends it: when this resolves, the fault itself is over. */
  end(scene: Scene): Promise<void>;
}

const once = (work: (scene: Scene) => unknown) => async (scene: Scene) => {
  await work(scene);
};

/** One process is ended and started again; the name says which. */
const processFault = (which: 0 | 1, end: 'stop' | 'kill'): Fault => ({
  begin: async ({ processes }) => {
    const { code } = await processes[which]![end]();
    if (end === 'stop' && code !== 0) throw new Error(`a process that was told to stop ended with ${code}`);
  },
  end: async ({ processes }) => processes[which]!.start(),
});

/** All that a soak breaks, by name. */
export const faults = {
  'PostgreSQL stopped': { begin: once((s) => s.cluster.stop()), end: once((s) => s.cluster.start()) },
  'PostgreSQL frozen': { begin: once((s) => s.cluster.freeze()), end: once((s) => s.cluster.thaw()) },
  'PostgreSQL killed': { begin: once((s) => s.cluster.kill()), end: once((s) => s.cluster.start()) },
  'PostgreSQL in a black hole': {
    begin: once((s) => s.network.blackHole()),
    end: once((s) => s.network.mend()),
  },
  'Redis stopped': { begin: once((s) => s.redis.crash()), end: once((s) => s.redis.start()) },
  'Redis frozen': { begin: once((s) => s.redis.freeze()), end: once((s) => s.redis.thaw()) },
  'Redis flushed': { begin: once((s) => s.redis.run('flushall')), end: async () => undefined },
  'process a told to stop': processFault(0, 'stop'),
  'process b killed': processFault(1, 'kill'),
  'process b told to stop': processFault(1, 'stop'),
  'process a killed': processFault(0, 'kill'),
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const FAULT_NAMES = Object.keys(faults) as FaultName[];

/** So many faults, each kind once before any comes again. */
export function planOf(chance: Chance, count: number): FaultName[] {
  const plan: FaultName[] = [];
  let left: FaultName[] = [];
  while (plan.length < count) {
    if (left.length === 0) left = [...FAULT_NAMES];
    const next = chance.pick(left.filter((name) => name !== plan.at(-1)))!;
    left = left.filter((name) => name !== next);
    plan.push(next);
  }
  return plan;
}
