import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';

let server: AnsweringServer;
// biome-ignore lint/suspicious/noExplicitAny: the document is what the tests are about
let document: any;
beforeAll(async () => {
  server = await sharedServer();
  document = (await server.call('GET', '/openapi.json')).body;
});
afterAll(() => server?.end());

describe('/openapi.json', () => {
  const routes = [
    'GET /api/v1/missions/available',
    'GET /api/v1/missions/active',
    'GET /api/v1/missions/journal',
    'POST /api/v1/missions/{mission_id}/accept',
    'POST /api/v1/missions/{mission_id}/complete',
    'POST /api/v1/missions/{mission_id}/abandon',
    'POST /api/v1/events',
    'PUT /api/v1/world',
    'GET /api/v1/outbox',
    'GET /api/v1/admin/missions',
    'POST /api/v1/admin/missions',
    'PATCH /api/v1/admin/missions/{mission_id}',
    'GET /api/v1/admin/missions/{mission_id}/acceptances',
    'POST /api/v1/admin/players/{player_id}/repair',
  ];
  it('lists every route, each with a summary, answers and who may call', () => {
    const { openapi, paths } = document;
    expect(openapi).toMatch(/^3\.1/);
    const listed = Object.entries<object>(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed).toEqual(expect.arrayContaining(routes));
    for (const route of routes) {
      const [method, path] = route.split(' ') as [string, string];
      const operation = paths[path][method.toLowerCase()];
      expect(operation.summary).toMatch(/\.$/);
      expect(operation.security).toHaveLength(1);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      const inPath = operation.parameters.filter((p: { in: string }) => p.in === 'path');
      expect(inPath.map((p: { name: string }) => `{${p.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  it('spells every property and parameter in snake_case', () => {
    const names: string[] = [];
    const collect = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'properties') names.push(...Object.keys(inner as object));
        if (key === 'parameters')
          for (const p of inner as { in: string; name: string }[]) if (p.in !== 'header') names.push(p.name);
        collect(inner);
      }
    };
    collect(document);
    expect(names).toEqual(
      expect.arrayContaining(['credit_reward', 'faction_id', 'drop_acceptance', 'events']),
    );
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  const operations = () =>
    Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, operation })),
    );

  it('says what each route answers, status by status', () => {
    expect(operations().length).toBeGreaterThan(18);
    for (const { route, operation } of operations()) {
      const done = Object.entries(operation.responses).filter(([status]) => status < '400');
      expect(done.length, route).toBeGreaterThan(0);
      for (const [status, { content }] of done)
        for (const { schema } of Object.values(content ?? {}))
          expect(Object.keys(schema).length, `${route} ${status}`).toBeGreaterThan(0);
    }
  });

  it('says with which codes each route refuses, and by which status', () => {
    const { responses } = document.paths['/api/v1/missions/{mission_id}/complete'].post;
    const codes = Object.fromEntries(
      Object.entries<Response>(responses)
        .filter(([status]) => status >= '400')
        .map(([status, { content }]) => [
          status,
          content!['application/json']!.schema.allOf[1]!.properties.error.properties.code.enum,
        ]),
    );
    expect(codes).toMatchObject({
      400: ['request/invalid'],
      401: ['auth/unauthorized'],
      404: ['mission/not_found'],
      409: expect.arrayContaining(['mission/objectives_unmet', 'mission/already_rewarded']),
      413: ['request/too_large'],
      503: ['server/unavailable'],
    });
  });

  it('says what events are, one by one', () => {
    const { schema } = document.paths['/api/v1/events'].post.requestBody.content['application/json'];
    const events: { properties: { type: { const: string }; sector_id?: object } }[] =
      schema.properties.events.items.oneOf;
    const scanned = events.find(({ properties }) => properties.type.const === 'sector_scanned');
    expect(events.length).toBeGreaterThan(10);
    expect(scanned?.properties).toHaveProperty('sector_id');
    expect(scanned?.properties).toHaveProperty('occurred_at');
  });

  it('points nowhere in vain, and validates a real answer with the schema that it shows', async () => {
    const text = JSON.stringify(document);
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]!);
    expect(named.filter((name) => document.components.schemas[name] === undefined)).toEqual([]);

    const { schema } =
      document.paths['/api/v1/missions/available'].get.responses[200].content['application/json'];
    const defs = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')).components.schemas;
    const shown = z.fromJSONSchema({
      ...JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')),
      $defs: defs,
    });
    const { body } = await server.call('GET', '/api/v1/missions/available', {
      token: (await server.player()).token,
    });
    expect(body.missions.length).toBeGreaterThan(5);
    expect(shown.safeParse(body).error).toBeUndefined();
    expect(shown.safeParse({ ...body, missions: [{ ...body.missions[0], title: 7 }] }).success).toBe(false);
  });
});

interface Response {
  readonly content?: Record<string, { schema: Refusals }>;
}
interface Operation {
  readonly responses: Record<string, Response>;
}
/** The schema of a status with which a route refuses. */
interface Refusals {
  readonly allOf: { properties: { error: { properties: { code: { enum: string[] } } } } }[];
}
