import { z } from 'zod';
import { snake } from '../casing.ts';
import type { Audience, Route } from './call.ts';

const schemes: Record<Exclude<Audience, 'anyone'>, string> = {
  player: 'Player token (JWT).',
  service: 'The game server’s service token.',
  admin: 'JWT with role "admin", or the admin token.',
};

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

/** The HTTP contract as OpenAPI 3.1, made from the same shapes that check the requests. */
export const openApi = (routes: readonly Route[]) => ({
  openapi: '3.1.0',
  info: { title: 'Missionboard', version: '1', description: 'Missions, progress and rewards over HTTP.' },
  paths: pathsOf(routes),
  components: {
    securitySchemes: Object.fromEntries(
      Object.entries(schemes).map(([name, description]) => [
        name,
        { type: 'http', scheme: 'bearer', description },
      ]),
    ),
    schemas: { Error: errorSchema },
  },
});

function pathsOf(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operationOf(route);
  }
  return paths;
}

function operationOf(route: Route) {
  const body = route.body === undefined ? undefined : schemaOf(route.body);
  return {
    summary: route.summary,
    ...(route.audience === 'anyone' ? {} : { security: [{ [route.audience]: [] }] }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...idempotency(route)],
    ...(body === undefined ? {} : { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      '2XX': { description: 'Done.', content: { 'application/json': { schema: {} } } },
      default: {
        description: 'A refusal with its stable code.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

const pathParameters = (route: Route) =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));

function queryParameters(route: Route) {
  const schema = route.query === undefined ? undefined : schemaOf(route.query);
  const properties = (schema?.properties ?? {}) as Record<string, unknown>;
  return Object.entries(properties).map(([name, shape]) => ({ name, in: 'query', schema: shape }));
}

const idempotency = (route: Route) =>
  route.limited === true
    ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 64 } }]
    : [];

function schemaOf(shape: z.ZodType): Record<string, unknown> {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  const { $schema: _, ...rest } = schema as Record<string, unknown>;
  return spelled(rest);
}

/** Property names as HTTP spells them; keywords of JSON Schema stay as they are. */
function spelled(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'required') return [key, (value as string[]).map(snake)];
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
