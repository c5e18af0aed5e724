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
      handle: () => ({ body: { status: 'ok' } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/readyz',
      audience: 'anyone',
      summary: 'The database is reachable and migrated.',
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
      handle: async () => ({ text: await parts.metrics(), contentType: parts.metricsType }),
    }),
    defineRoute({
      method: 'GET',
      path: '/openapi.json',
      audience: 'anyone',
      summary: 'This contract.',
      handle: () => ({ body: document }),
    }),
  ];
  const document = openApi([...documented, ...routes]);
  return routes;
}
