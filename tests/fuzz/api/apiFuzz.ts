import { Agent } from 'node:http';
import { API_BASE, type Endpoint } from '#shared/endpoint.ts';
import { isJson } from '#tests/support/isJson.ts';
import { type Random, createRandom } from '#tests/support/random.ts';
import { type Things, makeThings } from '#tests/server/access/things.ts';
import { mayAtAll, tenantOf } from '#tests/server/access/model.ts';
import { ORGANISATIONS, PARKS, PERSONAS, type Persona, type World } from '#tests/support/world.ts';
import { changed } from './changes.ts';
import { type Fingerprint, changedBetween, fingerprintOf } from './fingerprint.ts';
import { SECRETS, faultsOf, isForeign } from './judge.ts';
import { type Known, createKnown } from './known.ts';
import { type Api, type Operation, readApi } from './operations.ts';
import { type FuzzPersonas, createFuzzPersonas } from './personas.ts';
import { type Asked, pathOf, soundRequest } from './request.ts';
import { type Answered, send } from './send.ts';

/** How long a run is, and what it begins with. */
export interface ApiFuzzWish {
  readonly seed: number;
  readonly requests: number;
  /** Every operation, whose outputs answers are held against. */
  readonly endpoints: readonly Endpoint[];
  /** Called after each batch. */
  readonly onBatch?: (fuzzed: ApiFuzzed) => void;
}

/** What came of a run. */
export interface ApiFuzzed {
  readonly sent: number;
  /** How many answers had which status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How many requests of each operation succeeded. */
  readonly succeeded: ReadonlyMap<string, number>;
  /** How often it was looked whether what was refused had stored something. */
  readonly compared: number;
  /** Each kind of fault once, with the first request that showed it. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Requests that are sent before it is looked at what they have left behind, and how many of them at a time. */
const BATCH = 40;
const AT_ONCE = 8;

/** So many batches, and everybody is given back what others have taken. */
const MENDED_EVERY = 8;

/** One batch in so many is of sound requests only, which make what the others are about. */
const SOUND_EVERY = 4;

/** Operations that take long are asked one time in so many. */
const COSTLY_EVERY = 12;
const COSTLY: ReadonlySet<string> = new Set([
  'findMatches',
  'replay',
  'findIncentives',
  'findOccupancyCosts',
  'previewPolicies',
  'runPolicyCases',
  'listSpaces',
  'spacesGeoJson',
  'getOpenApi',
  'verifyAudit',
  'exportAuditCsv',
  'exportAuditLines',
  'changeMyPassword',
  'offerSecondFactor',
  'getWellbeing',
  'runJob',
]);

/** Operations that are answered no sooner than after a while, so that nobody learns whom there is. */
const WAITED_FOR: ReadonlySet<string> = new Set(['askPasswordReset', 'changeMyEmail', 'register']);

/** What a refused request may write to: counts of attempts; and what no operation writes to. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'signInAttempts',
  'places',
  'parks',
  'sectors',
  'sources',
  'resources',
]);

/** Questions that are asked by POST, since they do not fit an address. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'findMatches',
  'replay',
  'findIncentives',
  'findOccupancyCosts',
  'previewPolicies',
  'validatePolicyDraft',
  'runPolicyCases',
]);

function mayWrite({ method, operation }: Asked): boolean {
  return method !== 'GET' && method !== 'HEAD' && !QUESTIONS.has(operation.id);
}

interface Counts {
  sent: number;
  compared: number;
  readonly statuses: Map<number, number>;
  readonly succeeded: Map<string, number>;
  readonly faults: Map<string, string>;
}

interface Run {
  readonly world: World;
  readonly api: Api;
  readonly known: Known;
  readonly random: Random;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly agent: Agent;
  readonly personas: FuzzPersonas;
  readonly counts: Counts;
}

/** Asks every operation of the document as everybody, in sound and in hostile ways, and holds the answers against what is promised. */
export async function fuzzApi(world: World, wish: ApiFuzzWish): Promise<ApiFuzzed> {
  const counts: Counts = { sent: 0, compared: 0, statuses: new Map(), succeeded: new Map(), faults: new Map() };
  const run: Run = {
    world,
    api: readApi(await (await world.api('/openapi.json')).json()),
    known: knownAtFirst(await makeThings(world)),
    random: createRandom(wish.seed),
    endpoints: new Map(wish.endpoints.map((declared) => [declared.id, declared])),
    personas: await createFuzzPersonas(world),
    agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }),
    counts,
  };
  let before: Fingerprint = new Map();
  for (let batch = 0; counts.sent < wish.requests; batch += 1) {
    if (batch % MENDED_EVERY === 0) {
      await run.personas.mend();
      before = await fingerprintOf(world.store.connection, NOT_COMPARED);
    }
    const isSound = batch % SOUND_EVERY === 0;
    const length = Math.min(BATCH, wish.requests - counts.sent);
    const asked = waitedForFirst(Array.from({ length }, () => drawnRequest(run, isSound)));
    const hasWritten = await sendAll(run, asked);
    before = await compareStore(run, before, { asked, hasWritten });
    readLog(run);
    wish.onBatch?.(counts);
  }
  run.agent.destroy();
  return counts;
}

/** Two of each record, so that there is something to ask about from the start. */
function knownAtFirst({ spaceId, requirements, listings, ...things }: Things): Known {
  const known = createKnown();
  const { listingImports, leads, enquiries, claims, invitations } = things;
  const collections = { requirements, listings, leads, enquiries, invitations };
  const all = { ...collections, 'park-claims': claims, 'listing-imports': listingImports, spaces: listings };
  for (const [name, { own, other }] of Object.entries(all)) {
    known.note(`${name}/id`, own);
    known.note(`${name}/id`, other);
  }
  known.note('spaces/id', spaceId);
  for (const id of Object.values(ORGANISATIONS)) known.note('organisationId', id);
  for (const id of Object.values(ORGANISATIONS)) known.note('organisations/id', id);
  for (const id of Object.values(PARKS).flat()) known.note('parkId', id);
  return known;
}

function drawnRequest(run: Run, isSound: boolean): Asked {
  const { random, known, api } = run;
  const operation = drawnOperation(run);
  const persona = drawnPersona(run, operation);
  const tenant = tenantOf(persona);
  const own = tenant === undefined ? {} : { organisationId: ORGANISATIONS[tenant] };
  const sound = soundRequest({ random, known, schemas: api.schemas, ...own }, operation, persona);
  return isSound ? sound : changed(sound, random);
}

/** Mostly one who may call it about something. */
function drawnPersona({ endpoints, random }: Run, { id }: Operation): Persona {
  const access = endpoints.get(id)?.access;
  const may = access === undefined ? [] : PERSONAS.filter((persona) => mayAtAll(access, persona));
  const among = may.length > 0 && random.below(4) > 0 ? may : PERSONAS;
  return among[random.below(among.length)] ?? 'nobody';
}

function drawnOperation({ api: { operations }, endpoints, random }: Run): Operation {
  for (;;) {
    const operation = operations[random.below(operations.length)];
    if (operation === undefined) throw new Error('The document has no operation.');
    if (!isCostly(endpoints.get(operation.id), operation) || random.below(COSTLY_EVERY) === 0) return operation;
  }
}

function isCostly(declared: Endpoint | undefined, { id }: Operation): boolean {
  return COSTLY.has(id) || declared?.limit === 'costly' || declared?.limit === 'sign-in';
}

/** The others of a batch are answered while these wait, instead of nobody at its end. */
function waitedForFirst(asked: readonly Asked[]): Asked[] {
  const isLast = ({ operation }: Asked): number => (WAITED_FOR.has(operation.id) ? 0 : 1);
  return asked.toSorted((one, other) => isLast(one) - isLast(other));
}

/** Sends them, so many at a time; tells whether one of them may have written by right. */
async function sendAll(run: Run, asked: readonly Asked[]): Promise<boolean> {
  const rest = asked.values();
  let hasWritten = false;
  const sendOneByOne = async (): Promise<void> => {
    for (const one of rest) {
      const status = await sendOne(run, one);
      hasWritten ||= status < 400 && mayWrite(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOneByOne));
  return hasWritten;
}

async function sendOne(run: Run, asked: Asked): Promise<number> {
  const { counts } = run;
  const path = pathOf(asked);
  counts.sent += 1;
  const answered = await answerTo(run, asked, path);
  if (answered === undefined) return 0;
  const { status } = answered;
  raise(counts.statuses, status);
  for (const fault of faultsOf(asked, answered, run.endpoints.get(asked.operation.id))) {
    note(run, fault, { asked, answer: answered.text });
  }
  if (status < 300 && !isForeign(asked)) {
    raise(counts.succeeded, asked.operation.id);
    learn(run, path, answered);
  }
  return status;
}

function raise<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function learn({ known }: Run, path: string, { headers, text }: Answered): void {
  if (isJson(headers['content-type']) && text !== '') known.learn(path, JSON.parse(text));
  if (headers.etag !== undefined) known.learnTag(path, headers.etag);
}

async function answerTo(run: Run, asked: Asked, path: string): Promise<Answered | undefined> {
  const { method, query, headers, body, persona } = asked;
  const sent = {
    method,
    path: `${API_BASE}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers: { ...run.personas.headersOf(persona), ...headers },
    body,
  };
  try {
    return await send(run.world.address, run.agent, sent);
  } catch (error) {
    note(run, `gets no answer: ${String(error)}`, { asked, answer: '' });
    return undefined;
  }
}

interface Shown {
  readonly asked: Asked;
  readonly answer: string;
}

/** Keeps the first request of each kind of fault. */
function note({ counts }: Run, fault: string, { asked, answer }: Shown): void {
  const { operation, method, persona, change, query, headers, body } = asked;
  const kind = `${operation.id} ${fault}`;
  if (counts.faults.has(kind)) return;
  const text = body?.toString('utf8').slice(0, 600) ?? '';
  const request = `${method} ${pathOf(asked)}?${query.join('&')} as ${persona} (${change ?? 'sound'})`.slice(0, 500);
  const head = JSON.stringify(headers).slice(0, 300);
  counts.faults.set(kind, `${request} ${head} ${text} -> ${answer.slice(0, 300)}`);
}

interface Batch {
  readonly asked: readonly Asked[];
  readonly hasWritten: boolean;
}

/** Where everything that could write was refused, the store is as it was. */
async function compareStore(run: Run, before: Fingerprint, { asked, hasWritten }: Batch): Promise<Fingerprint> {
  const after = await fingerprintOf(run.world.store.connection, NOT_COMPARED);
  if (hasWritten) return after;
  run.counts.compared += 1;
  for (const name of changedBetween(before, after)) {
    const writers = new Set(asked.filter(mayWrite).map(({ operation }) => operation.id));
    run.counts.faults.set(`something was stored in ${name} though all was refused`, [...writers].join(' '));
  }
  return after;
}

/** No secret is in the log, whatever was asked. */
function readLog({ world, counts }: Run): void {
  for (const line of [...world.logged.splice(0), ...world.requests.splice(0)]) {
    const text = JSON.stringify(line);
    if (SECRETS.some((secret) => secret.test(text))) counts.faults.set('the log shows a secret', text.slice(0, 600));
  }
}
