import { describe, expect, it } from 'vitest';
import { MissionRoomState } from '../../protocol/state.ts';
import { textOf } from './documents.ts';

type SchemaClass = { readonly name: string };
interface Field {
  readonly name: string;
  /** A primitive's name, a class, or a collection of either. */
  readonly type: unknown;
}
const isClass = (type: unknown): type is SchemaClass => typeof type === 'function';
const isField = (field: object): field is Field => 'name' in field && 'type' in field;

/** The fields of every class that a state is made of, in order. */
function fieldsOf(type: SchemaClass, found = new Map<string, string[]>()): Map<string, string[]> {
  if (found.has(type.name)) return found;
  const metadata: Record<string, object> = Reflect.get(type, Symbol.metadata);
  const fields = Object.values(metadata).filter(isField);
  found.set(
    type.name,
    fields.map((field) => field.name),
  );
  for (const { type: of } of fields)
    for (const child of typeof of === 'object' ? Object.values(of ?? {}) : [of])
      if (isClass(child)) fieldsOf(child, found);
  return found;
}

const inState = fieldsOf(MissionRoomState);

/** The fields of every class in a text. */
const inText = (text: string, ofClass: RegExp, ofField: RegExp) =>
  new Map(
    text
      .split(ofClass)
      .slice(1)
      .reduce<[string, string[]][]>((classes, part, i) => {
        if (i % 2 === 0) classes.push([part, []]);
        else classes.at(-1)![1].push(...[...part.matchAll(ofField)].map((m) => m[1]!));
        return classes;
      }, []),
  );

// A quick look; the whole comparison needs the generator.
describe.each([
  [
    'docs/clients/csharp/Missionboard.cs',
    /^\tpublic partial class (\w+)/m,
    /^\t\tpublic [\w:.<>]+ (\w+) = /gm,
  ],
  ['docs/clients/gdscript/schema.gd', /^class (\w+)/m, /Field\.new\("(\w+)"/g],
] as const)('%s', (path, ofClass, ofField) => {
  it('has the fields of the state, in their order (`npm run client:classes` makes it again)', () => {
    expect(inState.size).toBeGreaterThan(8);
    expect(Object.fromEntries(inText(textOf(path), ofClass, ofField))).toEqual(Object.fromEntries(inState));
  });
});
