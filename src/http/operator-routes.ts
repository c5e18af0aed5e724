import { z } from 'zod';
import { refuse } from '../missions/refusal.ts';
import { text } from './answers/answer.ts';
import { defineRoute, type Route } from './call.ts';
import { openApi } from './openapi.ts';

export interface OperatorRouteParts {
  /** What of the server does not work; nothing when it is ready. */
  failing(): Promise<readonly string[]>;
  metrics(): Promise<string>;
  readonly metricsType: string;
}

/** What an operator's tools ask; `documented` are the routes of the HTTP contract. */
export function operatorRoutes(parts: OperatorRouteParts, documented: readonly Route[]): Route[] {
  const routes: Route[] = [
    defineRoute({
      method: 'GET',
      path: '/healthz',
      audience: 'anyone',
      summary: 'The process is alive.',
      answer: { 200: z.object({ status: z.literal('ok') }) },
      handle: () => ({ body: { status: 'ok' } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/readyz',
      audience: 'anyone',
      summary: 'The database is reachable, migrated and can be written to; else 503 says which is not so.',
      answer: { 200: z.object({ status: z.literal('ready') }) },
      handle: async () => {
        const failing = await parts.failing();
        if (failing.length > 0) return { refusal: refuse('server/unavailable', { failing }) };
        return { body: { status: 'ready' } };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/metrics',
      audience: 'metrics',
      summary: 'Prometheus metrics.',
      answer: { 200: text('text/plain') },
      handle: async () => ({ text: await parts.metrics(), contentType: parts.metricsType }),
    }),
    defineRoute({
      method: 'GET',
      path: '/openapi.json',
      audience: 'anyone',
      summary: 'This contract.',
      answer: { 200: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }) },
      handle: () => ({ body: document }),
    }),
  ];
  const document = openApi([...documented, ...routes]);
  return routes;
}
