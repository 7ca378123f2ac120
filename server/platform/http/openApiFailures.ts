import { type ZodOpenApiResponseObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { FAILURES, FailureCode, Problem } from '#shared/failure.ts';
import { headersWith } from './openApiHeaders.ts';

/** Describes the failures of an operation. The document keeps a response once that several operations have. */
export function createFailureResponses(): (failures: readonly FailureCode[]) => ZodOpenApiResponsesObject {
  const known = new Map<string, ZodOpenApiResponseObject>();
  return (failures) => {
    const statuses = [...new Set(failures.map((code) => FAILURES[code].status))];
    return Object.fromEntries(
      statuses.map((status) => {
        // In one order, whatever that of the operation is: the name of the response is made of them.
        const codes = FailureCode.options.filter((code) => failures.includes(code) && FAILURES[code].status === status);
        const id = codes.join('.');
        const response = known.get(id) ?? failureResponse(id, status, codes);
        known.set(id, response);
        return [status, response];
      }),
    );
  };
}

/** One response per status, since several codes may share one. */
function failureResponse(id: string, status: number, codes: readonly FailureCode[]): ZodOpenApiResponseObject {
  return {
    id,
    description: codes.join(', '),
    ...(status === 429 && { headers: headersWith('Retry-After') }),
    content: { 'application/problem+json': { schema: Problem, example: exampleProblem(status, codes) } },
  };
}

function exampleProblem(status: number, [code]: readonly FailureCode[]): Problem | undefined {
  return code && { type: `/problems/${code}`, title: FAILURES[code].title, status, code };
}
