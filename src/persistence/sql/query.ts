import type { SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';

/** Runs one statement with bound parameters, inside the entity manager's transaction if it has one. */
export type Query = <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** The query function of an entity manager. */
export const queryOf =
  (em: SqlEntityManager): Query =>
  async <Row>(text: string, parameters: readonly unknown[] = []) => {
    const result = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
    return result.rows;
  };
