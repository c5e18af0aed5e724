import { z } from 'zod';
import { snake } from '../casing.ts';
import { contentTypeOf } from './answers/answer.ts';
import { codesOf, refusalAnswer } from './answers/refusal-answer.ts';
import type { Audience, Route } from './call.ts';
import { statusOf } from './status.ts';

const schemes: Record<Exclude<Audience, 'anyone'>, string> = {
  player: 'Player token (JWT).',
  service: 'The game server’s service token.',
  admin: 'JWT with role "admin", or the admin token.',
  metrics: 'The token of METRICS_TOKEN; in development without it none is needed.',
};

/** Schemas that have a name, each written down once. */
type Named = Record<string, unknown>;

/** The HTTP contract as OpenAPI 3.1, made from the same shapes that check requests and answers. */
export function openApi(routes: readonly Route[]) {
  const schemas: Named = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operationOf(route, schemas);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Missionboard', version: '1', description: 'Missions, progress and rewards over HTTP.' },
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(schemes).map(([name, description]) => [
          name,
          { type: 'http', scheme: 'bearer', description },
        ]),
      ),
      schemas,
    },
  };
}

function operationOf(route: Route, schemas: Named) {
  const shown = route.shownBody ?? route.body;
  const body = shown === undefined ? undefined : schemaOf(shown, schemas);
  return {
    summary: route.summary,
    ...(route.audience === 'anyone'
      ? {}
      : { security: [route.audience, route.also ?? []].flat().map((who) => ({ [who]: [] })) }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...idempotency(route)],
    ...(body === undefined ? {} : { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: { ...answersOf(route, schemas), ...refusalsOf(route, schemas) },
  };
}

const answersOf = (route: Route, schemas: Named) =>
  Object.fromEntries(
    Object.entries(route.answer).map(([status, shape]) => {
      const type = contentTypeOf(shape);
      const content = type && { content: { [type]: { schema: schemaOf(shape, schemas) } } };
      return [status, { description: type === undefined ? 'Without a body.' : 'Done.', ...content }];
    }),
  );

/** One response a status, which names the codes that come with it. */
function refusalsOf(route: Route, schemas: Named) {
  const codes = codesOf(route);
  const schema = schemaOf(refusalAnswer, schemas);
  const statuses = [...new Set(codes.map(statusOf))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const these = codes.filter((code) => statusOf(code) === status);
      const narrowed = { properties: { error: { properties: { code: { enum: these } } } } };
      const content = { 'application/json': { schema: { allOf: [schema, narrowed] } } };
      return [status, { description: these.join(', '), content }];
    }),
  );
}

const pathParameters = (route: Route) =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));

function queryParameters(route: Route) {
  const schema = route.query === undefined ? undefined : schemaOf(route.query, {});
  const properties = (schema?.properties ?? {}) as Record<string, unknown>;
  return Object.entries(properties).map(([name, shape]) => ({ name, in: 'query', schema: shape }));
}

const idempotency = (route: Route) =>
  route.command === true
    ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 64 } }]
    : [];

/** The JSON Schema of a shape; what has a name in it moves to the named schemas. */
function schemaOf(shape: z.ZodType, schemas: Named): Record<string, unknown> {
  const schema = spelled(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }));
  const { $schema: _, $defs, ...rest } = schema;
  Object.assign(schemas, $defs);
  const { id } = rest;
  if (typeof id !== 'string') return rest;
  const { id: __, ...named } = rest;
  schemas[id] = named;
  return { $ref: `#/components/schemas/${id}` };
}

/** Property names as HTTP spells them; keywords of JSON Schema stay as they are. */
function spelled(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'required') return [key, (value as string[]).map(snake)];
      if (key === '$ref') return [key, (value as string).replace('#/$defs/', '#/components/schemas/')];
      if (key !== 'properties') return [key, inner(value)];
      const properties = Object.entries(value as Record<string, unknown>);
      return [key, Object.fromEntries(properties.map(([name, shape]) => [snake(name), inner(shape)]))];
    }),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return value !== null && typeof value === 'object' ? spelled(value as Record<string, unknown>) : value;
}
