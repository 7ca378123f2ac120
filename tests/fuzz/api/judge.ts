import { type Endpoint } from '#shared/endpoint.ts';
import { Problem } from '#shared/failure.ts';
import { isJson } from '#tests/support/isJson.ts';
import { PLANTED_SECRET } from './hostile.ts';
import { type Asked } from './request.ts';
import { type Answered } from './send.ts';

/** What tells of the inside of the server, and has no place in an answer. */
const TRACES = [
  /\n\s+at \S+ ?\(?[^\n]*:\d+:\d+\)?/u,
  /node_modules\//u,
  /MongoServerError|CastError|ValidationError:/u,
  /root:x:0/u,
];

/** Passwords as they are stored, private keys, and whatever secret was sent. */
export const SECRETS: readonly RegExp[] = [
  /\$argon2/u,
  /-----BEGIN [A-Z ]*PRIVATE KEY/u,
  new RegExp(PLANTED_SECRET, 'u'),
];

/** What is wrong with an answer; empty where nothing is. */
export function faultsOf(asked: Asked, answered: Answered, declared: Endpoint | undefined): string[] {
  if (answered.status === HEADERS_TOO_LARGE) return [];
  const faults = [
    statusFault(asked, answered),
    shapeFault(asked, answered, declared),
    ...LEAKS.map((leak) => leak(answered)),
  ];
  return faults.filter((fault) => fault !== undefined);
}

function statusFault(asked: Asked, { status }: Answered): string | undefined {
  if (status >= 500) return `was answered ${status}`;
  return isForeign(asked) || mayAnswer(asked, status) ? undefined : `was answered ${status}, which is not declared`;
}

/** What no answer may tell or lack, whatever was asked. */
const LEAKS: readonly ((answered: Answered) => string | undefined)[] = [
  ({ headers }) => (headers['x-powered-by'] === undefined ? undefined : 'says what it is powered by'),
  ({ headers }) => (headers['x-content-type-options'] === 'nosniff' ? undefined : 'has not the headers of security'),
  ({ headers }) => (headers['x-request-id'] === undefined ? 'has no id of its request' : undefined),
  ({ text }) => (TRACES.some((trace) => trace.test(text)) ? 'shows the inside of the server' : undefined),
  ({ text }) => (SECRETS.some((secret) => secret.test(text)) ? 'shows a secret' : undefined),
];

/** Node's own answer, before there is a request that anything could be said of. */
const HEADERS_TOO_LARGE = 431;

/** Whoever names the tag that it has may be told that nothing has changed. */
function mayAnswer({ operation, method }: Asked, status: number): boolean {
  return operation.statuses.has(status) || (status === 304 && method === 'GET');
}

/** Whether it may have come to another operation, or to none: another path or method. A parameter of points is another path. */
export function isForeign({ method, rawPath, operation, params }: Asked): boolean {
  const isOther = method !== operation.method || rawPath !== undefined;
  return isOther || Object.values(params).some((param) => /^\.{0,2}$/u.test(param));
}

function shapeFault(asked: Asked, answered: Answered, declared: Endpoint | undefined): string | undefined {
  if (asked.method === 'HEAD' || answered.status === 304) return undefined;
  if (answered.status >= 400) return problemFault(answered);
  return isForeign(asked) || declared === undefined ? undefined : outputFault(answered, declared);
}

function problemFault({ headers, text }: Answered): string | undefined {
  const type = headers['content-type'] ?? 'nothing';
  if (!type.startsWith('application/problem+json')) return `fails as ${type}`;
  return Problem.safeParse(jsonOf(text)).success ? undefined : 'fails otherwise than a problem does';
}

function outputFault({ headers, text }: Answered, { output, contentType }: Endpoint): string | undefined {
  const type = headers['content-type'] ?? 'nothing';
  // What is no JSON is a file, of the type of its content.
  if (!isJson(contentType ?? 'application/json')) return undefined;
  if (!isJson(type)) return `answers as ${type}`;
  const issue = output.safeParse(jsonOf(text)).error?.issues[0];
  return issue === undefined ? undefined : `promises another answer: ${issue.path.join('.')} ${issue.message}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
