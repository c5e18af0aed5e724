import { z } from 'zod';
import { text } from './answers/answer.ts';
import { defineRoute, type Route } from './call.ts';
import { openApi } from './openapi.ts';

export interface OperatorRouteParts {
  /** Resolves when the server can do its work; throws `StoreUnavailable` otherwise. */
  ready(): Promise<void>;
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
      summary: 'The database is reachable and migrated.',
      answer: { 200: z.object({ status: z.literal('ready') }) },
      handle: async () => {
        await parts.ready();
        return { body: { status: 'ready' } };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/metrics',
      audience: 'anyone',
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
