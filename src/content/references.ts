import { didYouMean } from '../did-you-mean.ts';
import { defineMission } from '../missions/define-mission.ts';
import type { Requirements } from '../missions/mission.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import type { World } from '../world/world.ts';
import { mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { Faction } from './factions.ts';
import type { ContentMission, LocatedMission } from './missions.ts';
import { type Path, stepsOf } from './source-file.ts';

/** What missions may refer to; a part that could not be read is undefined and not checked against. */
export interface Known {
  readonly factions: readonly Faction[] | undefined;
  readonly galaxy: World | undefined;
  readonly codes: ReadonlySet<string>;
}

/** Something that a mission names, and where. */
interface Mention {
  readonly path: Path;
  readonly value: string | number;
}

/** Reports what missions name that does not exist, and fields that their objectives lack. */
export function checkReferences(missions: readonly LocatedMission[], known: Known): Mistake[] {
  const factions = known.factions && new Set(known.factions.map((f) => f.code));
  // A map that the game sends is not known yet: the server looks when it is.
  const mapped = known.galaxy !== undefined && known.galaxy.sectors.length > 0;
  const sectors = mapped ? new Set(known.galaxy?.sectors.map((s) => s.id)) : undefined;
  const regions = mapped ? new Set(known.galaxy?.regions.map((r) => r.id)) : undefined;
  const choices = new Map(missions.map(({ mission: m }) => [m.code, (m.choices ?? []).map((c) => c.id)]));
  return missions.flatMap(({ source, index, mission }) => {
    const at = (path: Path, message: string) => mistakeAt(source, [index, ...path], message);
    const unknown = (what: string, mentions: Mention[], there: ReadonlySet<unknown> | undefined) =>
      mentions
        .filter((m) => there?.has(m.value) === false)
        .map((m) => at(m.path, `unknown ${what} ${m.value}${meant(m.value, there)}`));
    const places = sectorsOf(mission);
    return [
      ...('missing' in places ? [at(places.missing.path, places.missing.message)] : []),
      ...unknown('sector', 'mentions' in places ? places.mentions : [], sectors),
      ...unknown('faction', factionsIn(mission, []), factions),
      ...unknown('region', mentioned(mission, 'regionId'), regions),
      ...unknown('mission', requiredCodesOf(mission.requires ?? null), known.codes),
      ...choicesOf(mission.requires ?? null).flatMap(({ path, code, choice }) => {
        const offered = choices.get(code);
        if (offered === undefined || offered.includes(choice)) return [];
        return [at(path, `the mission ${code} offers no choice ${choice}${didYouMean(choice, offered)}`)];
      }),
    ];
  });
}

function sectorsOf(
  mission: ContentMission,
): { mentions: Mention[] } | { missing: { path: Path; message: string } } {
  const made = defineMission(mission, { id: mission.code, family: 'faction', isActive: true, version: 1 });
  if ('path' in made) return { missing: { path: stepsOf(made.path), message: made.message } };
  const target = mentioned(mission, 'targetSectorId');
  if (mission.objectives == null) return { mentions: target };
  const inObjectives = made.objectives.flatMap(({ kind, params }, i) =>
    kindOf(kind)
      .sectors(params)
      .map((value) => ({ path: ['objectives', i, 'params'], value })),
  );
  return { mentions: [...target, ...inObjectives] };
}

const meant = (value: string | number, known: ReadonlySet<unknown> | undefined): string =>
  typeof value === 'string' ? didYouMean(value, [...(known ?? [])].map(String)) : '';

const mentioned = (mission: ContentMission, field: 'targetSectorId' | 'regionId'): Mention[] => {
  const value = mission[field];
  return value == null ? [] : [{ path: [field], value }];
};

/** Every text under a name such as `factionId`, `toFaction` or `faction`, however deep. */
function factionsIn(value: unknown, path: Path): Mention[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return typeof inner === 'string' && /faction(Id)?$/i.test(key)
      ? [{ path: here, value: inner }]
      : factionsIn(inner, here);
  });
}

const requiredCodesOf = (requires: Requirements | null): Mention[] =>
  (['all', 'any', 'none'] as const).flatMap((rule) =>
    (requires?.[rule] ?? []).map((condition, i) => ({
      path: ['requires', rule, i, 'code'],
      value: condition.code,
    })),
  );

/** The choices that a mission asks about, and where. */
const choicesOf = (requires: Requirements | null): { path: Path; code: string; choice: string }[] =>
  (['all', 'any', 'none'] as const).flatMap((rule) =>
    (requires?.[rule] ?? []).flatMap(({ code, choice }, i) =>
      choice === undefined ? [] : [{ path: ['requires', rule, i, 'choice'], code, choice }],
    ),
  );
