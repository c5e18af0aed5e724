import { z } from 'zod';
import { wirePath } from '../casing.ts';
import { objectiveDefinition } from '../missions/objective-definition.ts';
import { kinds } from '../objectives/kinds/index.ts';
import { factionDefinition } from './factions.ts';
import { contentMission } from './missions.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schemas of `content/schema/` by file name, in the names that authors write. */
export const editorSchemas = (): Record<string, unknown> => ({
  'factions.schema.json': schemaOf(z.array(factionDefinition), 'Factions'),
  'missions.schema.json': schemaOf(z.array(contentMission), 'Faction missions'),
});

const schemaOf = (schema: z.ZodType, title: string): unknown => {
  const { $schema, ...rest } = jsonSchema(schema);
  return { $schema, title, ...(inSnakeCase(rest) as object) };
};

const jsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: (context) => {
      if (context.zodSchema === objectiveDefinition) withParamsByKind(context.jsonSchema);
    },
  });

/** `params` is anything to zod until the kind is known; an editor can be told kind by kind. */
function withParamsByKind(objective: JsonSchema): void {
  objective.allOf = [...kinds.values()].map(({ kind, params }) => {
    const { $schema: _, ...schema } = jsonSchema(params);
    return {
      if: { properties: { kind: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
      then: { properties: { params: schema } },
    };
  });
  Object.assign(objective.properties ?? {}, { kind: { enum: [...kinds.keys()] } });
}

/** Renames fields, and only them: what stands under `properties` and in `required`. */
function inSnakeCase(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inSnakeCase);
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]: [string, unknown]) => {
      if (keyword === 'properties' && value !== null && typeof value === 'object')
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([k, v]) => [wirePath([k]), inSnakeCase(v)])),
        ];
      if (keyword === 'required' && Array.isArray(value))
        return [keyword, value.map((k: string) => wirePath([k]))];
      return [keyword, inSnakeCase(value)];
    }),
  );
}
