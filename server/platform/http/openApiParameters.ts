import { type createDocument } from 'zod-openapi';

type Document = ReturnType<typeof createDocument>;
type Path = NonNullable<Document['paths']>[string];
type Parameter = NonNullable<NonNullable<Path['get']>['parameters']>[number];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Keeps a parameter once that several operations have, under its name. */
export function shareParameters(document: Document): Document {
  const { paths = {}, components } = document;
  const operations = Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
  const shared = repeated(operations.flatMap(({ parameters = [] }) => parameters));
  const refer = (parameter: Parameter): Parameter => {
    const name = shared.get(JSON.stringify(parameter))?.name;
    return name === undefined ? parameter : { $ref: `#/components/parameters/${name}` };
  };
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).map(([key, path]) => [key, referring(path, refer)])),
    components: {
      ...components,
      parameters: Object.fromEntries([...shared.values()].map(({ name, parameter }) => [name, parameter])),
    },
  };
}

function referring(path: Path, refer: (parameter: Parameter) => Parameter): Path {
  const changed = METHODS.flatMap((method) => {
    const operation = path[method];
    return operation?.parameters === undefined
      ? []
      : [[method, { ...operation, parameters: operation.parameters.map(refer) }] as const];
  });
  return { ...path, ...Object.fromEntries(changed) };
}

/** Those that occur more than once, by their text; several of one name are numbered. */
function repeated(
  parameters: readonly Parameter[],
): ReadonlyMap<string, { readonly name: string; readonly parameter: Parameter }> {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const shared = new Map<string, { readonly name: string; readonly parameter: Parameter }>();
  for (const parameter of parameters) {
    const text = JSON.stringify(parameter);
    if ('name' in parameter && seen.has(text) && !shared.has(text)) {
      const count = (counts.get(parameter.name) ?? 0) + 1;
      counts.set(parameter.name, count);
      shared.set(text, { name: count === 1 ? parameter.name : `${parameter.name}.${count}`, parameter });
    }
    seen.add(text);
  }
  return shared;
}
