import { type Access } from '#shared/access.ts';
import { type Endpoint } from '#shared/endpoint.ts';

const HEAD = `# Who may call what

Made by \`npm run access:doc\` of the declarations in \`shared/*Endpoints.ts\`, by which the server admits; a test compares.
Standings are explained in \`shared/access.ts\`: \`company-…\` belongs to the company whose thing it is, \`operator-…\` to an
operator that manages the park where it is, \`bureau-…\` to a bureau in whose jurisdiction it lies, \`organisation-…\` to the
organisation that it is about, \`self\` is the person that it is about. A manager may all that a member may. Whoever may
call an operation for nothing at all is answered 401 without an account and 403 with one, before anything is read; whoever
may not for this thing is answered 404, whether there is one or not. \`token\` is the scope that a token for integration
needs; without one no token may call it, unless anyone may. Every row is proved by \`tests/server/access/matrix.test.ts\`.
`;

/** `docs/access.md`: who may call what, by the first name of the path. */
export function accessDocument(endpoints: readonly Endpoint[]): string {
  const names = [...new Set(endpoints.map(groupOf))].sort();
  const groups = names.map((name) =>
    groupText(
      name,
      endpoints.filter((declared) => groupOf(declared) === name),
    ),
  );
  return `${HEAD}\n${groups.join('\n')}`;
}

function groupOf({ path }: Endpoint): string {
  return (path.split('/')[1] ?? '').replace(/\.\w+$/u, '');
}

const COLUMNS = ['operation', 'method and path', 'who', 'token', 'fields that only some see'];

function groupText(name: string, endpoints: readonly Endpoint[]): string {
  const rows = [...endpoints].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).map(rowOf);
  return `## ${name}\n\n${table([COLUMNS, ...rows])}\n`;
}

function keyOf({ path, method }: Endpoint): string {
  return `${path} ${method}`;
}

function rowOf({ id, method, path, access }: Endpoint): string[] {
  const place = `${method.toUpperCase()} ${path}`;
  return [id, place, whoOf(access), access.scope ?? '', fieldsOf(access)];
}

function whoOf({ to, beforeSecondFactor }: Access): string {
  const who = to.join(', ');
  return beforeSecondFactor === true ? `${who}; also before the second factor is enrolled` : who;
}

function fieldsOf({ fields = {} }: Access): string {
  return Object.entries(fields)
    .map(([path, to]) => `${path}: ${to.join(', ')}`)
    .join('; ');
}

/** As Prettier would write it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = COLUMNS.map((_column, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join('\n');
}
