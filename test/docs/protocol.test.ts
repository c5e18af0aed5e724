import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../protocol/commands.ts';
import { gameEvent } from '../../src/objectives/game-event.ts';
import { firstCodes, ROOT, section, tableRows, textOf } from './documents.ts';

const PROTOCOL = 'docs/protocol.md';
const all = textOf(PROTOCOL);

/** Every route in the sources, as `METHOD path`. */
const routes = readdirSync(join(ROOT, 'src/http'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...textOf(`src/http/${name}`).matchAll(/method: '(\w+)',\s+path: '([^']+)'/g)])
  .map((m) => `${m[1]} ${m[2]}`);

const statuses = new Map(
  [...textOf('src/http/status.ts').matchAll(/'([a-z]+\/\w+)': (\d{3})/g)].map((m) => [m[1]!, m[2]!]),
);
const codes = [
  ...textOf('protocol/refusals.ts').matchAll(/^ {2}'([a-z]+\/\w+)': \{|^ {2}'([a-z]+\/\w+)': Record/gm),
].map((m) => (m[1] ?? m[2])!);

describe('docs/protocol.md has', () => {
  it('every route, and none that is not there', () => {
    const documented = firstCodes(section(PROTOCOL, 'Routes'));
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((route) => !documented.includes(route) && !all.includes(`\`${route}`))).toEqual([]);
    expect(documented.filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('every refusal with its status', () => {
    const documented = new Map(
      tableRows(section(PROTOCOL, 'Codes')).map(([code, status]) => [code!.replaceAll('`', ''), status]),
    );
    expect(codes.length).toBeGreaterThan(15);
    expect([...documented.keys()].sort()).toEqual([...codes].sort());
    for (const [code, status] of documented)
      expect([code, status]).toEqual([code, statuses.get(code) ?? '409']);
  });

  it('every command', () => {
    const documented = firstCodes(section(PROTOCOL, 'Commands'));
    expect(documented.filter((name) => !Object.hasOwn(commands, name))).toEqual([]);
    expect(Object.keys(commands).filter((name) => !all.includes(`\`${name}`))).toEqual([]);
  });

  it('every notice', () => {
    const shapes = /export interface Notices \{([\s\S]*?)\n\}/.exec(textOf('protocol/notices.ts'))![1]!;
    const notices = [...shapes.matchAll(/^ {2}(\w+):/gm)].map((m) => m[1]!);
    const documented = firstCodes(section(PROTOCOL, 'Notices'));
    expect(notices.length).toBeGreaterThan(5);
    expect(documented.filter((name) => !notices.includes(name))).toEqual([]);
    expect(notices.filter((name) => !all.includes(`\`${name}\``))).toEqual([]);
  });

  it('every game event', () => {
    const types = gameEvent.options.map((option) => option.shape.type.value);
    const rows = tableRows(section(PROTOCOL, 'Game events')).flatMap(([cell]) =>
      [...cell!.matchAll(/`(\w+)`/g)].map((m) => m[1]!),
    );
    expect(rows.sort()).toEqual([...types].sort());
  });
});
