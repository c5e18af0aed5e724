import type { z } from 'zod';
import { missionDefinition, slug } from '../missions/definition.ts';
import { checkedList, mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { SourceFile } from './source-file.ts';

/** A mission as a content file writes it: what an admin may write, and always with a code. */
export const contentMission = missionDefinition.extend({ code: slug });
export type ContentMission = z.output<typeof contentMission>;

/** A mission and where it was read, so that later checks can point there. */
export interface LocatedMission {
  readonly source: SourceFile;
  readonly index: number;
  readonly mission: ContentMission;
}

/** The missions of several files; their codes are unique over all of them. */
export function readMissions(sources: readonly SourceFile[], mistakes: Mistake[]): LocatedMission[] {
  const located = sources.flatMap((source) =>
    checkedList(source, contentMission, mistakes).map(({ index, value }) => ({
      source,
      index,
      mission: value,
    })),
  );
  const first = new Map<string, LocatedMission>();
  for (const here of located) {
    const { code } = here.mission;
    const before = first.get(code);
    if (before === undefined) first.set(code, here);
    else {
      const { file, line } = mistakeAt(before.source, [before.index, 'code'], '');
      mistakes.push(mistakeAt(here.source, [here.index, 'code'], `${code} is already at ${file}:${line}`));
    }
  }
  return located;
}

/** Every code that the files mention as their own, also of missions that have other mistakes. */
export const writtenCodes = (sources: readonly SourceFile[]): Set<string> =>
  new Set(
    sources
      .flatMap(({ value }) => (Array.isArray(value) ? value : []))
      .flatMap((row: unknown) =>
        row !== null && typeof row === 'object' && 'code' in row && typeof row.code === 'string'
          ? [row.code]
          : [],
      ),
  );
