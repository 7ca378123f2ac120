import { type AutocannonRequest } from 'autocannon';
import { z } from 'zod';
import { API_BASE } from '#shared/endpoint.ts';
import { ORGANISATIONS } from '#tests/support/world.ts';

/** What the served process tells of itself. */
export const Served = z.object({
  address: z.string(),
  peer: z.string(),
  spaceId: z.string(),
  requirements: z.record(z.string(), z.array(z.string())),
});
export type Served = z.infer<typeof Served>;

const COMPANIES = [
  { persona: 'companyManager', organisationId: ORGANISATIONS.company },
  { persona: 'otherCompanyManager', organisationId: ORGANISATIONS.otherCompany },
] as const;

interface Wish {
  readonly tokens: Readonly<Record<string, string>>;
  /** A company may send a hundred enquiries a day: one of each connection that saves, in one run. */
  readonly enquires: boolean;
}

/** Enquiries are spread over so many rounds: all at once, those of one company would wait for one another. */
const ENQUIRING_ROUNDS = 4;

/** What one connection asks in turn: matches, lists, a save over what it has read, an enquiry or those there are, the desks of the others. */
export function mixOf(served: Served, { tokens, enquires }: Wish, connection: number): AutocannonRequest[] {
  const { persona, organisationId } = COMPANIES[connection % 2] ?? COMPANIES[0];
  const ids = served.requirements[persona] ?? [];
  const saved = `/requirements/${ids[Math.floor(connection / 2) % ids.length] ?? ''}`;
  // Where there are more connections than requirements, the rest only read theirs.
  const isAlone = connection < ids.length * 2;
  const asked = (path: string, who: string = persona): AutocannonRequest => ({
    method: 'GET',
    path: `${API_BASE}${path}`,
    headers: { authorization: `Bearer ${tokens[who] ?? ''}` },
  });
  const sent = (request: AutocannonRequest, method: string, body: unknown): AutocannonRequest => ({
    ...request,
    method,
    headers: { ...request.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const list = `/organisations/${organisationId}`;
  return [
    sent(asked('/matches?limit=20'), 'POST', { criteria: {} }),
    asked(`${list}/requirements?limit=20`),
    reading(asked(saved)),
    ...(isAlone ? [saving(sent(asked(saved), 'PATCH', { name: `Saved by ${connection}` }))] : []),
    asked('/spaces?limit=20'),
    once(
      isAlone && enquires ? Math.floor(connection / 2) % ENQUIRING_ROUNDS : undefined,
      sent(asked(`${list}/enquiries`), 'POST', anEnquiry(served.spaceId)),
      asked(`${list}/enquiries?limit=20`),
    ),
    asked(`/organisations/${ORGANISATIONS.operator}/listings?limit=20`, 'operatorManager'),
    asked(`/organisations/${ORGANISATIONS.bureau}/leads?limit=20`, 'officer'),
  ];
}

/** Keeps the revision that is read, for the save after it. */
function reading(request: AutocannonRequest): AutocannonRequest {
  return {
    ...request,
    onResponse(...[, body, context]) {
      Object.assign(context, { seen: `"${z.object({ revision: z.number() }).parse(JSON.parse(body)).revision}"` });
    },
  };
}

/** The first request in one round, none where that is undefined, and the other one in all others. */
function once(round: number | undefined, request: AutocannonRequest, otherwise: AutocannonRequest): AutocannonRequest {
  let rounds = 0;
  return {
    ...otherwise,
    setupRequest: (prepared) => {
      rounds += 1;
      return rounds - 1 === round ? { ...prepared, ...request } : prepared;
    },
  };
}

function saving(request: AutocannonRequest): AutocannonRequest {
  return {
    ...request,
    setupRequest: (prepared, { seen = '"1"' }) => ({ ...prepared, headers: { ...prepared.headers, 'if-match': seen } }),
  };
}

function anEnquiry(spaceId: string): unknown {
  return {
    spaceIds: [spaceId],
    need: 'A laboratory.',
    use: 'Research.',
    companyName: 'A company',
    contact: { name: 'Somebody', phone: '13800138000' },
    tellsBureau: true,
  };
}
