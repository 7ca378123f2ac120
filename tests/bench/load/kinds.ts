import { type AutocannonRequest } from 'autocannon';
import { percentile } from '../percentile.ts';

/** What came of the requests, kind by kind: while one kind starves, the figures of all together may look well. */
export interface Kinds {
  /** The requests of one connection, which sends one when the one before has been answered or given up. */
  readonly watched: (requests: readonly AutocannonRequest[]) => AutocannonRequest[];
  /** A line for each kind. */
  readonly said: () => string;
}

interface Tally {
  sent: number;
  givenUp: number;
  readonly answeredAfterMs: number[];
}

/** Nothing has been sent yet. */
export function createKinds(): Kinds {
  const tallyByKind = new Map<string, Tally>();

  function tallyOf(request: AutocannonRequest): Tally {
    const kind = kindOf(request);
    const tally = tallyByKind.get(kind) ?? { sent: 0, givenUp: 0, answeredAfterMs: [] };
    tallyByKind.set(kind, tally);
    return tally;
  }

  return {
    watched(requests) {
      let awaited: { readonly tally: Tally; readonly sinceMs: number } | undefined;
      return requests.map((request) => ({
        ...request,
        setupRequest(prepared, context) {
          const sending = request.setupRequest?.(prepared, context) ?? prepared;
          if (awaited !== undefined) awaited.tally.givenUp += 1;
          awaited = { tally: tallyOf(sending), sinceMs: performance.now() };
          awaited.tally.sent += 1;
          return sending;
        },
        onResponse(...answer) {
          awaited?.tally.answeredAfterMs.push(performance.now() - awaited.sinceMs);
          awaited = undefined;
          request.onResponse?.(...answer);
        },
      }));
    },
    said: () => [...tallyByKind].map(([kind, tally]) => `  ${kind}: ${came(tally)}\n`).join(''),
  };
}

/** Method and path, whichever record it is about. */
function kindOf({ method, path }: AutocannonRequest): string {
  return `${method} ${path.replace(/\?.*$/u, '').replaceAll(/[\da-f-]{36}/gu, '…')}`;
}

function came({ sent, givenUp, answeredAfterMs }: Tally): string {
  const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => Math.round(percentile(answeredAfterMs, share)));
  const times = answeredAfterMs.length === 0 ? '' : `, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
  return `${sent} sent, ${answeredAfterMs.length} answered, ${givenUp} not answered within 10 s${times}`;
}
