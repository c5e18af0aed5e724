import type { From, Progress } from './objective-kind.ts';

/** Nothing done yet. */
export const noProgress = (required: number): Progress => ({ current: 0, required, met: false });

/** Progress moved by `amount`, never past what is required. */
export function counted(progress: Progress, amount: number): Progress {
  const current = Math.min(progress.required, progress.current + amount);
  return current === progress.current
    ? progress
    : { ...progress, current, met: current >= progress.required };
}

/** A checklist with `sectorId` ticked; unchanged when it was ticked before. */
export function ticked(progress: Progress, sectorId: number): Progress {
  const seen = progress.seen ?? [];
  if (seen.includes(sectorId)) return progress;
  return { ...counted(progress, 1), seen: [...seen, sectorId] };
}

/** How much is still to be done. */
export const missing = ({ progress }: From): number => progress.required - progress.current;

/** Where something may happen that may happen anywhere: where the player is. */
export const anywhere = ({ sectorIds }: From): number => sectorIds[0] ?? 1;
