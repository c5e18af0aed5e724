import type { z } from 'zod';
import type { Bounds } from '../app/plain-value.ts';
import type { Refusal, RefusalCode } from '../missions/refusal.ts';
import type { Answers } from './answers/answer.ts';
import type { Document } from './document.ts';

/** Who may call a route. */
export type Audience = 'anyone' | 'player' | 'service' | 'admin' | 'metrics';

/** One request, checked: body and query are what the route's shapes say. */
export interface Call<Q = unknown, B = unknown> {
  readonly playerId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  /** The header `Idempotency-Key`: `commandId`'s part over HTTP. */
  readonly commandId: string | undefined;
}

/** What a route answers; a refusal becomes the error shape with its status. */
export type Reply =
  | { readonly status?: number; readonly body: unknown }
  | { readonly text: string; readonly contentType: string }
  | { readonly document: Document }
  | { readonly refusal: Refusal };

/** One route. Path parameters are written `{mission_id}`. */
export interface Route<Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly audience: Audience;
  /** Whose token opens it besides. */
  readonly also?: 'service';
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  /** What the contract shows of the body, where the shape that is checked first says less. */
  readonly shownBody?: z.ZodType;
  /** What it answers when all goes well, by status; tests hold every answer against it. */
  readonly answer: Answers;
  /** Codes that it may refuse with besides those of every route, its body and its path. */
  readonly refusals?: readonly RefusalCode[];
  /** True when the body's shape is written in snake_case already and its keys must stay as they are. */
  readonly rawBody?: boolean;
  /** True when the body's items are checked one by one, so that a bad one spoils no other. */
  readonly itemByItem?: boolean;
  /** The name that its duration is counted under: that of the room's command, or `events`. */
  readonly counted?: string;
  /** Largest body, bytes; 64 KiB when not said. */
  readonly maxBytes?: number;
  /** True for commands of players: they may carry `Idempotency-Key`. */
  readonly command?: boolean;
  /** How deep and how many its values may be, where a body is larger than usual. */
  readonly bounds?: Bounds;
  handle(call: Call<z.output<Q>, z.output<B>>): Promise<Reply> | Reply;
}

/** Declares a route with its shapes inferred, erased to the common contract. */
export const defineRoute = <Q extends z.ZodType, B extends z.ZodType>(route: Route<Q, B>): Route =>
  route as unknown as Route;
