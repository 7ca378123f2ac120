import { type RequestHandler, type Router } from 'express';
import { type Endpoint } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';

/** Answers the other methods of every declared path; goes behind the routes themselves. */
export function refuseOtherMethods(router: Router, endpoints: readonly Endpoint[]): void {
  for (const [path, methods] of methodsByPath(endpoints)) {
    router.all(path, (req, res) => {
      res.set('Allow', methods.join(', '));
      throw new Failure('method-not-allowed', { detail: `${req.method} is not among ${methods.join(', ')}.` });
    });
  }
}

/** Answers what no route has answered. */
export const refuseUnknownPath: RequestHandler = (req) => {
  throw new Failure('not-found', { detail: `There is nothing at ${req.baseUrl}${req.path}.` });
};

function methodsByPath(endpoints: readonly Endpoint[]): Map<string, string[]> {
  const methodsByPath = new Map<string, string[]>();
  for (const { method, path } of endpoints) {
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), ...methods]);
  }
  return methodsByPath;
}
