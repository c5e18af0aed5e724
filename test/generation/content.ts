import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fromWire } from '../../src/casing.ts';
import { type DailyPool, dailyPoolSchema } from '../../src/generation/daily-pool-schema.ts';
import { type Template, templateSchema } from '../../src/generation/template-schema.ts';
import type { World } from '../../src/world/world.ts';
import { worldBody } from '../../src/world/world-schema.ts';

const content = new URL('../../content/', import.meta.url);

const documents = (folder: string): unknown[] =>
  readdirSync(new URL(`${folder}/`, content))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => fromWire(parse(readFileSync(new URL(`${folder}/${name}`, content), 'utf8'))));

/** The templates that ship. */
export const templates: readonly Template[] = documents('templates').map((d) => templateSchema.parse(d));

/** The pools of daily quests that ship. */
export const pools: readonly DailyPool[] = documents('dailies').map((d) => dailyPoolSchema.parse(d));

/** The sample galaxy. */
export const galaxy = (): World =>
  worldBody.parse(JSON.parse(readFileSync(new URL('galaxy.json', content), 'utf8')));
