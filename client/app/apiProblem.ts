import { z } from 'zod';
import { FAILURES, type FailureCode, type FieldFault } from '#shared/failure.ts';

/** What the page must tell about a call that did not succeed; `fault` is an error of the server's own, `offline` none reached it. */
export type ProblemCode = FailureCode | 'fault' | 'offline';

interface Told {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors?: readonly FieldFault[];
}

/** A call that did not succeed. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** Each field at fault, by its path in the request. */
  readonly errors: readonly FieldFault[];

  constructor({ code, status, errors = [] }: Told, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.errors = errors;
  }
}

/** The problem that an unsuccessful response tells (RFC 9457); one without a known code is a fault. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const { status } = response;
  const told = Problem.safeParse(body);
  if (!told.success) return new ApiProblem({ code: 'fault', status });
  const { code, errors } = told.data;
  // A link that a mail program has cut off holds too short a token: for its reader that is one which does not work any more.
  if (code === 'invalid-request' && isOfTokenAlone(errors)) return new ApiProblem({ code: 'link-invalid', status });
  return new ApiProblem({ code, status, ...(errors === undefined ? {} : { errors }) });
}

/** Not where no field is named: what is wrong then is not the token. */
function isOfTokenAlone(errors: readonly FieldFault[] = []): boolean {
  return errors.length > 0 && errors.every(({ path }) => path === 'token');
}

const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(FAILURES, code);

const Problem = z.object({
  code: z.string().refine(isFailureCode),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
