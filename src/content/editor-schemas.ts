import { z } from 'zod';
import { wirePath } from '../casing.ts';
import { dailyObjective, dailyPoolSchema } from '../generation/daily-pool-schema.ts';
import { templateSchema } from '../generation/template-schema.ts';
import { templateRules } from '../generation/templates/index.ts';
import { objectiveDefinition } from '../missions/objective-definition.ts';
import { kinds } from '../objectives/kinds/index.ts';
import { factionDefinition } from './factions.ts';
import { contentMission } from './missions.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schemas of `content/schema/` by file name, in the names that authors write. */
export const editorSchemas = (): Record<string, unknown> => ({
  'factions.schema.json': schemaOf(z.array(factionDefinition), 'Factions'),
  'missions.schema.json': schemaOf(z.array(contentMission), 'Faction missions'),
  'templates.schema.json': schemaOf(templateSchema, 'A template of random missions and boards'),
  'dailies.schema.json': schemaOf(dailyPoolSchema, 'Daily quests of one slot'),
});

const schemaOf = (schema: z.ZodType, title: string): unknown => {
  const root = jsonSchema(schema);
  if (schema === templateSchema) withRangesByRule(root);
  const { $schema, ...rest } = root;
  return { $schema, title, ...(inSnakeCase(rest) as object) };
};

const jsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: (context) => {
      if (context.zodSchema === objectiveDefinition) withParamsByKind(context.jsonSchema, 'all');
      if (context.zodSchema === dailyObjective) withParamsByKind(context.jsonSchema, 'some');
    },
  });

const withoutDialect = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = jsonSchema(schema);
  return rest;
};

/**
 * `params` is anything to zod until the kind is known; an editor can be told kind by kind. A daily
 * quest writes only some of them: the day adds the amount.
 */
function withParamsByKind(objective: JsonSchema, given: 'all' | 'some'): void {
  objective.allOf = [...kinds.values()].map(({ kind, params }) => {
    const { required, ...optional } = withoutDialect(params);
    return {
      if: { properties: { kind: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
      then: { properties: { params: given === 'all' && required ? { ...optional, required } : optional } },
    };
  });
  Object.assign(objective.properties ?? {}, { kind: { enum: [...kinds.keys()] } });
}

/** `ranges` likewise follow the rule, which is the template's own code where it names none. */
function withRangesByRule(template: JsonSchema): void {
  template.allOf = [...templateRules.values()].map(({ code, ranges }) => {
    const named = { properties: { rule: { const: code } }, required: ['rule'] };
    const own = { properties: { code: { const: code }, rule: false }, required: ['code'] };
    return {
      if: { anyOf: [named, own] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
      then: { properties: { ranges: withoutDialect(ranges) } },
    };
  });
  Object.assign(template.properties ?? {}, { rule: { enum: [...templateRules.keys()] } });
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
