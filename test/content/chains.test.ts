import { describe, expect, it } from 'vitest';
import { defineMission } from '../../src/missions/define-mission.ts';
import { missionDefinition } from '../../src/missions/definition.ts';
import { mistakesOf, soundMission, warningsOf } from './content-dir.ts';

const mission = soundMission.join('\n');
const choosing = `${mission.replace('code: sound', 'code: choosing')}
  choices: [{ id: left, label: Left }, { id: right, label: Right }]`;
/** A mission that requires something, and what the check says of it. */
const checked = (requires: string) =>
  mistakesOf({ 'missions/a.yaml': `${mission}\n  requires: ${requires}\n`, 'missions/b.yaml': choosing });
const rewarded = (code: string, choice?: string) =>
  `{ code: ${code}, outcome: rewarded${choice === undefined ? '' : `, choice: ${choice}`} }`;

describe('a requirement that no play can meet is refused', () => {
  it.each([
    [
      'itself, in all',
      `{ all: [${rewarded('sound')}] }`,
      'requires.all.0.code: a mission cannot require itself',
    ],
    [
      'itself, in any',
      `{ any: [${rewarded('choosing')}, ${rewarded('sound')}] }`,
      'requires.any.1.code: a mission cannot require itself',
    ],
    [
      'a choice that the other does not offer',
      `{ all: [${rewarded('choosing', 'lefd')}] }`,
      'requires.all.0.choice: the mission choosing offers no choice lefd: did you mean left?',
    ],
    [
      'a choice of a mission without any',
      `{ none: [${rewarded('choosing', 'left')}, ${rewarded('sound', 'left')}] }`,
      'requires.none.1.choice: the mission sound offers no choice left',
    ],
    [
      'a choice of one that was not rewarded',
      '{ all: [{ code: choosing, outcome: failed, choice: left }] }',
      'requires.all.0.choice: only a rewarded mission has a choice',
    ],
    [
      'one code under all and none',
      `{ all: [${rewarded('choosing')}], none: [${rewarded('choosing')}] }`,
      'requires.none.0.code: choosing is asked for under all as well',
    ],
    [
      'a choice of it, and none of it at all',
      `{ all: [${rewarded('choosing', 'left')}], none: [${rewarded('choosing')}] }`,
      'requires.none.0.code: choosing is asked for under all as well',
    ],
    [
      'any of what none forbids',
      `{ any: [${rewarded('choosing', 'left')}, ${rewarded('choosing', 'right')}], none: [${rewarded('choosing')}] }`,
      'requires.any: none forbids all of them',
    ],
  ])('%s', async (_, requires, said) => {
    expect(await checked(requires)).toEqual([`missions/a.yaml:10: ${said}`]);
  });

  it.each([
    [
      'one outcome and not another',
      '{ all: [{ code: choosing, outcome: rewarded }], none: [{ code: choosing, outcome: failed }] }',
    ],
    [
      'one choice and not the other',
      `{ all: [${rewarded('choosing', 'left')}], none: [${rewarded('choosing', 'right')}] }`,
    ],
    ['not after its own failure', '{ none: [{ code: sound, outcome: failed }] }'],
    [
      'any, one of which is left open',
      `{ any: [${rewarded('choosing', 'left')}, ${rewarded('choosing', 'right')}], none: [${rewarded('choosing', 'left')}] }`,
    ],
  ])('but %s is content', async (_, requires) => {
    expect(await checked(requires)).toEqual([]);
  });

  it('no cascade: the choices of a mission with another mistake are not judged', async () => {
    const files = {
      'missions/a.yaml': `${mission}\n  requires: { all: [${rewarded('choosing', 'up')}] }\n`,
      'missions/b.yaml': choosing.replace('100', 'lots'),
    };
    expect(await mistakesOf(files)).toEqual([
      'missions/b.yaml:6: credit_reward: expected number, received string',
    ]);
  });

  it('two choices of one id are refused', async () => {
    expect(await mistakesOf({ 'missions/b.yaml': choosing.replace('id: right', 'id: left') })).toEqual([
      'missions/b.yaml:10: choices.1.id: the choice left is there twice',
    ]);
  });

  it('the server judges what an admin writes alike', () => {
    const definition = missionDefinition.parse({
      code: 'mine',
      factionId: 'pirates',
      title: 'T',
      description: 'D',
      missionType: 'social',
      objectives: [{ kind: 'socialize', params: { messages: 1 } }],
      requires: { all: [{ code: 'mine', outcome: 'rewarded' }] },
    });
    const made = defineMission(definition, { id: 'x', family: 'faction', isActive: true, version: 1 });
    expect(made).toEqual({ path: 'requires.all.0.code', message: 'a mission cannot require itself' });
  });
});

describe('a repeatable mission that pays where the player already stands', () => {
  const visiting = (more: string, sectors = '[5]') => ({
    'missions/a.yaml': `- code: visit
  faction_id: terran_federation
  title: Visit
  description: Be there.
  mission_type: travel
  credit_reward: 100
  objectives:
    - kind: visit_sector
      params: { sector_ids: ${sectors} }
${more}`,
  });

  it('is warned of, with the sector', async () => {
    expect(await warningsOf(visiting('  repeatable: true\n'))).toEqual([
      'missions/a.yaml:10: repeatable: a player who is in sector 5 has done it by accepting it, and may repeat it without end',
    ]);
  });

  it.each([
    ['once', visiting('')],
    ['in two places', visiting('  repeatable: true\n', '[5, 6]')],
    [
      'with work besides',
      visiting('    - kind: scan_sector\n      params: { sector_id: 5 }\n  repeatable: true\n'),
    ],
  ])('%s is not', async (_, files) => {
    expect(await warningsOf(files)).toEqual([]);
  });

  it('is warned of where any of its ways does', async () => {
    const either =
      '    - kind: scan_sector\n      params: { sector_id: 5 }\n  mode: any\n  repeatable: true\n';
    expect(await warningsOf(visiting(either))).toHaveLength(1);
  });
});
