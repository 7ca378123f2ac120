import { type Request, type RequestHandler, type Response, type Router } from 'express';
import { type Endpoint } from '#shared/endpoint.ts';
import { admit } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { type Asker } from '../fairQueue.ts';
import { requestIdOf } from './requestId.ts';
import { isSecureEnough } from './transport.ts';

/** Tells who calls, by the header Authorization; undefined for nobody. Rejects with a Failure where what it holds is not good. */
export type Identify = (authorization: string | undefined) => Promise<Caller | undefined>;

/** Who asks an operation, and by which request. */
export interface Asking extends Asker {
  readonly caller: Caller | undefined;
  readonly request: { readonly address: string; readonly requestId: string };
  /** Whether nobody on the way can read the request: passwords and the cookies of sessions go no other way. */
  readonly isSecure: boolean;
  /** What the browser says it is, cut short; absent where it says nothing. */
  readonly device?: string;
}

const callerByRequest = new WeakMap<Request, Caller>();
const declaredByRequest = new WeakMap<Request, Endpoint>();

/** The operation that a request asks; undefined where none is declared for it. */
export function declaredOf(req: Request): Endpoint | undefined {
  return declaredByRequest.get(req);
}

/** Who has been found to call; undefined for nobody, and before `admitDeclared`. */
export function callerOf(req: Request): Caller | undefined {
  return callerByRequest.get(req);
}

/**
 * Finds out who calls, once, and whether there can be anything that it may call the declared operations about; then comes
 * what `limits` has for each.
 */
export function admitDeclared(
  router: Router,
  endpoints: readonly Endpoint[],
  { identify, limits }: { readonly identify: Identify; readonly limits: (declared: Endpoint) => RequestHandler[] },
): void {
  for (const declared of endpoints) {
    const { access, method, path } = declared;
    const admitCaller: RequestHandler = async (req, res, next) => {
      declaredByRequest.set(req, declared);
      const caller = await identify(req.headers.authorization);
      // Under more than it can do, a server that goes on for those who have given up has nothing left for the others.
      if (res.closed) return;
      if (caller !== undefined) callerByRequest.set(req, caller);
      admit(access, caller);
      next();
    };
    router[method](path, admitCaller, ...limits(declared));
  }
}

/** Who asks by a request that was admitted. */
export function askingOf(req: Request, res: Response, signal: AbortSignal): Asking {
  const caller = callerOf(req);
  const address = req.ip ?? '';
  return {
    // Turns are shared between people where they are known: many may sit behind one address.
    requester: caller === undefined ? address : `person ${caller.personId}`,
    signal,
    caller,
    request: { address, requestId: requestIdOf(res) ?? '' },
    isSecure: isSecureEnough(req),
    ...deviceOf(req),
  };
}

/** Enough to know one's own devices apart. */
const DEVICE_CHARACTERS_MAX = 200;

function deviceOf({ headers: { 'user-agent': told } }: Request): Pick<Asking, 'device'> {
  return told === undefined ? {} : { device: told.slice(0, DEVICE_CHARACTERS_MAX) };
}
