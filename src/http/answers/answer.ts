import { z } from 'zod';

/** What a route answers when all goes well: a shape for each status, in the names of the wire. */
export type Answers = Readonly<Record<number, z.ZodType>>;

/** An answer without a body, such as 304. */
export const noBody = z.undefined();

/** An answer that is not JSON. */
export const text = (contentType: string) => z.string().meta({ contentType });

/** The content type of an answer's shape; undefined when it has no body. */
export function contentTypeOf(shape: z.ZodType): string | undefined {
  if (shape === noBody) return undefined;
  const type = shape.meta()?.contentType;
  return typeof type === 'string' ? type : 'application/json';
}

/** An id: 8-4-4-4-12 hexadecimal digits of any version. */
export const id = z.guid();
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Where the next page begins; null at the end. */
export const nextCursor = z.string().nullable();
