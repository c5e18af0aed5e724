import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { Metrics } from '../../src/ops/metrics.ts';
import { section, tableRows, textOf } from './documents.ts';

/** The settings that the code reads, from the shape that it checks them with. */
const shape = /const environment = z\.object\(\{([\s\S]*?)\n\}\)/.exec(textOf('src/config/config.ts'))![1]!;
const settings = [...shape.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((m) => m[1]!).sort();
const { production, underTest, ...defaults } = readConfig({});

/** What docker compose alone reads. */
const COMPOSE_ONLY = ['POSTGRES_PASSWORD'];

const example = Object.fromEntries(
  [...textOf('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map((m) => [m[1]!, m[2]!]),
);
const table = tableRows(section('docs/operations.md', 'Settings'));

/** What is written differently from how it is read. */
const WRITTEN: Record<string, string> = { TRUST_PROXY: 'off' };
const asText = (value: unknown) => (value === undefined ? '' : String(value));
const expectedDefaults = Object.fromEntries(
  settings.map((key) => [key, WRITTEN[key] ?? asText(defaults[key as keyof typeof defaults])]),
);

describe('the settings', () => {
  it('are found in the code', () => {
    expect(settings).toContain('JWT_PUBLIC_KEY');
    expect(Object.keys(defaults).filter((key) => !settings.includes(key))).toEqual([]);
  });

  it('stand in .env.example, with their defaults', () => {
    const { POSTGRES_PASSWORD, ...server } = example;
    expect(POSTGRES_PASSWORD).toBe('');
    expect(server).toEqual(expectedDefaults);
  });

  it('stand in docs/operations.md, with their defaults', () => {
    const documented = Object.fromEntries(table.map(([name, value]) => [name!.replaceAll('`', ''), value]));
    expect(documented).toEqual(expectedDefaults);
  });

  it('start a development server as .env.example has them', () => {
    const given = Object.fromEntries(Object.entries(example).filter(([key]) => !COMPOSE_ONLY.includes(key)));
    expect(readConfig(given)).toEqual({ ...defaults, production, underTest });
  });
});

it('docs/operations.md names the metrics that there are', async () => {
  const pool = () => ({ total: 0, idle: 0, waiting: 0 });
  const gauged = new Metrics();
  gauged.watch({ rooms: () => 0, queued: () => 0, dueLag: () => 0, pool });
  const text = await gauged.text();
  const metrics = [...text.matchAll(/^# TYPE (missionboard_\w+)/gm)].map((m) => m[1]!);
  const documented = tableRows(section('docs/operations.md', 'Health and metrics')).map(([name]) =>
    name!.replaceAll('`', ''),
  );
  expect(metrics.length).toBeGreaterThan(12);
  expect(documented.sort()).toEqual(metrics.sort());
});
