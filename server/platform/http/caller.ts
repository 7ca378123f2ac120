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

/** Finds out who calls, once, and whether there can be anything that it may call the declared operations about. */
export function admitDeclared(router: Router, endpoints: readonly Endpoint[], identify: Identify): void {
  for (const { access, method, path } of endpoints) {
    if (access === 'local-session') continue;
    const admitCaller: RequestHandler = async (req, _res, next) => {
      const caller = await identify(req.headers.authorization);
      if (caller !== undefined) callerByRequest.set(req, caller);
      admit(access, caller);
      next();
    };
    router[method](path, admitCaller);
  }
}

/** Who asks by a request that was admitted. */
export function askingOf(req: Request, res: Response, signal: AbortSignal): Asking {
  const caller = callerByRequest.get(req);
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
