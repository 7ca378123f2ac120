import { type Endpoint } from '#shared/endpoint.ts';
import { type Persona, PERSONAS, type World } from '#tests/support/world.ts';
import { isJson } from '#tests/support/isJson.ts';
import { createRandom } from '#tests/support/random.ts';
import { createKnown } from '#tests/fuzz/api/known.ts';
import { type Api, type Operation, readApi } from '#tests/fuzz/api/operations.ts';
import { valueOf } from '#tests/fuzz/api/schemaValue.ts';
import { type Outcome, expected, sees, tenantOf } from './model.ts';
import { type Case, type Rows } from './row.ts';
import { type Things } from './things.ts';

/** What came of all requests. */
export interface Matrix {
  readonly asked: number;
  /** Answers that are otherwise than the table says, each in a line. */
  readonly faults: readonly string[];
  /** Operations which nobody has called with success. */
  readonly unfulfilled: readonly string[];
}

interface Asking {
  readonly world: World;
  readonly api: Api;
}

interface Cell {
  readonly declared: Endpoint;
  readonly persona: Persona;
  readonly asked: Case;
  readonly ownRefusals: readonly number[];
}

/** Asks every operation as everybody about what is one's own and what is another's, whoever is refused before whoever may. */
export async function askMatrix(
  world: World,
  {
    endpoints,
    rows,
    things,
  }: { readonly endpoints: readonly Endpoint[]; readonly rows: Rows; readonly things: Things },
): Promise<Matrix> {
  const asking = { world, api: readApi(await (await world.api('/openapi.json')).json()) };
  const faults: string[] = [];
  const fulfilled = new Set<string>();
  const cells = inOrder(endpoints, rows).flatMap((declared) => cellsOf(declared, rows, things));
  for (const cell of cells) {
    const { status, body } = await ask(asking, cell);
    if (status < 300) fulfilled.add(cell.declared.id);
    const fault =
      statusFault(cell, { status, body }) ??
      leakFault(cell, body) ??
      (status < 300 ? fieldFault(cell, body) : undefined);
    if (fault !== undefined) faults.push(`${cell.declared.id} as ${cell.persona} about ${named(cell)}: ${fault}`);
  }
  const unfulfilled = endpoints.map(({ id }) => id).filter((id) => !fulfilled.has(id));
  return { asked: cells.length, faults, unfulfilled };
}

const RANKS: Readonly<Record<string, number>> = { get: 0, last: 2, 'of-all': 3 };

/** Reading before writing, and what takes things away at the end. */
function inOrder(endpoints: readonly Endpoint[], rows: Rows): readonly Endpoint[] {
  const rank = ({ id, method }: Endpoint): number =>
    RANKS[rows[id]?.last === true ? 'last' : (rows[id]?.last ?? method)] ?? 1;
  return [...endpoints].sort((one, other) => rank(one) - rank(other));
}

function cellsOf(declared: Endpoint, rows: Rows, things: Things): Cell[] {
  const cells = (rows[declared.id]?.cases(things) ?? []).flatMap((asked) =>
    PERSONAS.map((persona) => ({ declared, persona, asked, ownRefusals: rows[declared.id]?.ownRefusals ?? [] })),
  );
  const isRefused = (cell: Cell): boolean => outcomeOf(cell) !== 'allowed';
  return [...cells.filter(isRefused), ...cells.filter((cell) => !isRefused(cell))];
}

function outcomeOf({ declared: { access }, persona, asked }: Cell): Outcome {
  return expected(access, persona, asked.about);
}

interface Told {
  readonly status: number;
  readonly body: unknown;
}

/** Where somebody else has written since, the answer names the revision that there is now: it is asked once more with that. */
async function ask(asking: Asking, cell: Cell): Promise<Told> {
  const response = await send(asking, cell, '"1"');
  const current = response.headers.get('etag');
  return toldBy(response.status === 412 && current !== null ? await send(asking, cell, current) : response);
}

async function send({ world, api }: Asking, { declared, persona, asked }: Cell, seen: string): Promise<Response> {
  const operation = api.operations.find(({ id }) => id === declared.id);
  if (operation === undefined) throw new Error(`The document has no ${declared.id}.`);
  const { params = {}, query } = asked;
  const path = declared.path.replaceAll(/:(\w+)/gu, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  return world.api(`${path}${query === undefined ? '' : `?${query}`}`, {
    method: operation.method,
    headers: { ...world.as(persona).headers, ...headersOf(operation, asked, seen) },
    ...bodyOf(api, operation, asked),
  });
}

async function toldBy(response: Response): Promise<Told> {
  const text = await response.text();
  const hasJson = isJson(response.headers.get('content-type')) && text !== '';
  return { status: response.status, body: hasJson ? (JSON.parse(text) as unknown) : text };
}

function headersOf({ parameters, bodies }: Operation, { headers = {} }: Case, seen: string): Record<string, string> {
  const asksRevision = parameters.some(
    ({ in: place, name }) => place === 'header' && name.toLowerCase() === 'if-match',
  );
  const [mediaType] = Object.keys(bodies);
  return {
    ...(asksRevision ? { 'if-match': seen } : {}),
    // What is sent as a form says itself where its parts begin.
    ...(mediaType === undefined || mediaType === 'multipart/form-data' ? {} : { 'content-type': mediaType }),
    ...headers,
  };
}

/** As given, or drawn from the schema: the same one for everybody. */
function bodyOf({ schemas }: Api, { bodies }: Operation, { body }: Case): { readonly body?: string | FormData } {
  const [mediaType, schema] = Object.entries(bodies)[0] ?? [];
  if (schema === undefined) return {};
  if (body instanceof FormData) return { body };
  const value = body ?? valueOf({ random: createRandom(1), known: createKnown(), schemas }, schema);
  return { body: mediaType === 'application/json' ? JSON.stringify(value) : String(value) };
}

const STATUS_OF: Readonly<Record<Exclude<Outcome, 'allowed'>, number>> = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
};

function statusFault(cell: Cell, { status, body }: Told): string | undefined {
  const outcome = outcomeOf(cell);
  const isAsExpected =
    outcome === 'allowed' ? !isRefusal(status) || cell.ownRefusals.includes(status) : status === STATUS_OF[outcome];
  return isAsExpected ? undefined : `expected ${outcome}, was answered ${status} ${JSON.stringify(body).slice(0, 160)}`;
}

function isRefusal(status: number): boolean {
  return status >= 500 || Object.values(STATUS_OF).includes(status);
}

/** What belongs to some organisations is in no answer to anybody else, be it a record, a list, a figure or a file. */
function leakFault({ persona }: Cell, body: unknown): string | undefined {
  const own = tenantOf(persona) ?? 'nobody';
  const [leaked] = (JSON.stringify(body).match(/secret-of(?:-[a-zA-Z]+)+/gu) ?? []).filter(
    (secret) => !secret.split('-').includes(own),
  );
  return leaked === undefined ? undefined : `is told the ${leaked}`;
}

/** A field that only some see is there for them and for nobody else. */
function fieldFault({ declared: { access }, persona, asked }: Cell, body: unknown): string | undefined {
  return Object.entries(access.fields ?? {})
    .filter(([path, to]) => hasField(body, path.split('.')) && !sees(to, persona, asked.about))
    .map(([path]) => `sees ${path}, which is not for it`)[0];
}

/** Also where it is a field of an entry of a list. */
function hasField(value: unknown, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('items' in value && Array.isArray(value.items)) return value.items.some((item) => hasField(item, path));
  return Object.hasOwn(value, first) && hasField((value as Readonly<Record<string, unknown>>)[first], rest);
}

function named({ asked: { about } }: Cell): string {
  return Object.keys(about).length === 0 ? 'nothing of anybody' : JSON.stringify(about);
}
