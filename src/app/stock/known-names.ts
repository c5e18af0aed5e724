import { wirePath } from '../../casing.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { MissionDefinition } from '../../missions/definition.ts';
import type { Mission } from '../../missions/mission.ts';
import { type Refusal, refuse } from '../../missions/refusal.ts';
import { kindOf } from '../../objectives/kinds/index.ts';
import type { Atlas } from '../map/atlas.ts';

/** What a definition may name. */
export interface Known {
  readonly atlas: Atlas;
  /** The mission clock, epoch ms. */
  readonly now: number;
  /** The missions that it asks about, as they are stored. */
  readonly asked: readonly Mission[];
}

type Issue = { path: string; message: string };
type Path = readonly (string | number)[];

/**
 * Refuses a definition that names what does not exist, or an end that is over, by the names of its
 * fields. Only fields that `written` has are looked at: an edit answers for what it says itself.
 */
export function refuseUnknown(
  definition: MissionDefinition,
  written: (field: string) => boolean,
  { atlas, now, asked }: Known,
): Refusal | undefined {
  const issues: Issue[] = [];
  const report = (path: Path, message: string) => issues.push({ path: wirePath(path), message });
  const { factions, graph } = atlas;
  const codes = factions.map((f) => f.code);
  for (const { path, value } of factionsIn(definition, []))
    if (written(String(path[0])) && !atlas.hasFaction(value))
      report(path, `there is no faction ${value}${didYouMean(value, codes)}`);
  for (const { path, value } of sectorsIn(definition))
    if (written(String(path[0])) && !graph.sectors.has(value)) report(path, `there is no sector ${value}`);
  const { regionId, expiresAt } = definition;
  if (written('regionId') && regionId != null && !graph.regions.has(regionId))
    report(['regionId'], `there is no region ${regionId}${didYouMean(regionId, graph.regions.keys())}`);
  if (written('expiresAt') && expiresAt != null && expiresAt <= now)
    report(['expiresAt'], `in the past: it is ${new Date(now).toISOString()} now`);
  if (written('requires'))
    for (const { path, value } of conditionsIn(definition)) {
      const mission = asked.find((m) => m.code === value.code);
      const offered = mission?.choices.map((c) => c.id) ?? [];
      if (value.code === definition.code) report([...path, 'code'], 'a mission cannot ask about itself');
      else if (mission === undefined) report([...path, 'code'], `there is no mission ${value.code}`);
      else if (value.choice !== undefined && !offered.includes(value.choice))
        report(
          [...path, 'choice'],
          `${value.code} offers no choice ${value.choice}${didYouMean(value.choice, offered)}`,
        );
    }
  return issues.length === 0 ? undefined : refuse('request/invalid', { issues });
}

/** Every text under a name such as `factionId`, `toFaction` or `faction`, however deep. */
function factionsIn(value: unknown, path: Path): { path: Path; value: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = [...path, key];
    if (typeof inner === 'string' && /faction(Id)?$/i.test(key)) return [{ path: here, value: inner }];
    return factionsIn(inner, here);
  });
}

const sectorsIn = ({ targetSectorId, objectives }: MissionDefinition): { path: Path; value: number }[] => [
  ...(targetSectorId == null ? [] : [{ path: ['targetSectorId'], value: targetSectorId }]),
  ...(objectives ?? []).flatMap(({ kind, params }, i) =>
    kindOf(kind)
      .sectors(params)
      .map((value) => ({ path: ['objectives', i, 'params'], value })),
  ),
];

const conditionsIn = ({ requires }: MissionDefinition) =>
  (['all', 'any', 'none'] as const).flatMap((rule) =>
    (requires?.[rule] ?? []).map((value, i) => ({ path: ['requires', rule, i] as Path, value })),
  );
