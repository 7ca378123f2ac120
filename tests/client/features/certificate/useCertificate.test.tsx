import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, act, useEffect } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Certifying } from '#client/features/certificate/certifying.ts';
import { useCertificate } from '#client/features/certificate/useCertificate.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { aCertificate, anAnswer } from '#tests/client/support/answers.ts';
import { equipPage } from '#tests/client/support/page.ts';

/** A question that the server has been asked. */
interface Asked {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly answer: (response: Response) => void;
}

const FIRST = anAnswer({ dataVersion: 1, requirement: { criteria: { steam: { level: 'must' } } } });
const OTHER = anAnswer({ dataVersion: 1, requirement: { criteria: { wfi: { level: 'must' } } } });

let root: Root;
let client: QueryClient;
let asked: Asked[];
let certifying: Certifying;

beforeEach(() => {
  equipPage();
  asked = [];
  vi.stubGlobal(
    'fetch',
    (url: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        asked.push({ url, signal, answer: resolve });
        signal.addEventListener('abort', () => {
          reject(new DOMException('given up', 'AbortError'));
        });
      }),
  );
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
});

afterEach(async () => {
  await settled(() => {
    root.unmount();
  });
  client.clear();
  vi.unstubAllGlobals();
});

async function settled(step: () => void): Promise<void> {
  await act(async () => {
    step();
    await turn();
  });
}

/** Lets everything run that is due. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function Page({ shown }: { readonly shown: Answer }): ReactElement {
  const now = useCertificate(shown);
  useEffect(() => {
    certifying = now;
  });
  return <p>{String(now.isOpen)}</p>;
}

async function show(shown: Answer): Promise<void> {
  await settled(() => {
    root.render(
      <QueryClientProvider client={client}>
        <Page shown={shown} />
      </QueryClientProvider>,
    );
  });
}

/** Answers a question, and waits until the page has the answer. */
async function respond(at: number, response: Response): Promise<void> {
  await act(async () => {
    asked[at]?.answer(response);
    await vi.waitUntil(() => client.isFetching() === 0);
    await turn();
  });
}

function withCertificate(answer: Answer): Response {
  return Response.json({ ...answer, certificate: aCertificate() });
}

/** Opens the check and has it worked out. */
async function checked(answer: Answer): Promise<void> {
  await show(answer);
  await settled(() => {
    certifying.open();
  });
  await respond(asked.length - 1, withCertificate(answer));
}

describe('the check of an answer', () => {
  it('is asked for only when it is opened, and is of the answer that is shown', async () => {
    await show(FIRST);
    expect(asked).toEqual([]);

    await settled(() => {
      certifying.open();
    });
    expect(asked.map(({ url }) => url)).toEqual(['/api/v1/matches?limit=100&include=certificate']);
    expect(certifying).toMatchObject({ isOpen: true, isWorking: true, answer: undefined });

    await respond(0, withCertificate(FIRST));
    expect(certifying).toMatchObject({ isWorking: false, isOutdated: false, answer: { certificate: aCertificate() } });
  });

  it('is shown again without being made again', async () => {
    await checked(FIRST);

    await settled(() => {
      certifying.close();
    });
    expect(certifying.isOpen).toBe(false);
    await settled(() => {
      certifying.open();
    });

    expect(asked).toHaveLength(1);
    expect(certifying).toMatchObject({ isOpen: true, answer: { requirement: FIRST.requirement } });
  });

  it('stays, and is said to be outdated, when the requirement changes, until it is made again', async () => {
    await checked(FIRST);

    await show(OTHER);
    expect(asked).toHaveLength(1);
    expect(certifying).toMatchObject({ isOutdated: true, answer: { requirement: FIRST.requirement } });

    await settled(() => {
      certifying.check();
    });
    await respond(1, withCertificate(OTHER));
    expect(certifying).toMatchObject({ isOutdated: false, answer: { requirement: OTHER.requirement } });
  });

  it('is outdated when the data have changed, not when it is of newer data than the list', async () => {
    await checked(anAnswer({ ...FIRST, dataVersion: 2 }));
    expect(certifying.isOutdated).toBe(false);

    await show(FIRST);
    expect(certifying.isOutdated).toBe(false);
    await show(anAnswer({ ...FIRST, dataVersion: 3 }));

    expect(certifying.isOutdated).toBe(true);
  });

  it('is made again when it is opened outdated', async () => {
    await checked(FIRST);
    await settled(() => {
      certifying.close();
    });

    await show(OTHER);
    await settled(() => {
      certifying.open();
    });

    expect(asked).toHaveLength(2);
    expect(certifying).toMatchObject({ isWorking: true, answer: { requirement: FIRST.requirement } });
  });

  it('is given up when it is cancelled: what was there before comes back', async () => {
    await checked(FIRST);
    await show(OTHER);
    await settled(() => {
      certifying.check();
    });

    await settled(() => {
      certifying.cancel();
    });

    expect(asked[1]?.signal.aborted).toBe(true);
    expect(certifying).toMatchObject({ isOpen: true, isWorking: false, problem: null, isOutdated: true });
    expect(certifying.answer?.requirement).toEqual(FIRST.requirement);
  });

  it('is given up when it is closed before it is done', async () => {
    await show(FIRST);
    await settled(() => {
      certifying.open();
    });

    await settled(() => {
      certifying.close();
    });

    expect(asked[0]?.signal.aborted).toBe(true);
    expect(certifying).toMatchObject({ isOpen: false, isWorking: false, problem: null, answer: undefined });
  });

  it('says why there is none, and is tried again', async () => {
    await show(FIRST);
    await settled(() => {
      certifying.open();
    });
    await respond(0, new Response('', { status: 500 }));
    expect(certifying.problem).toMatchObject({ code: 'fault' });

    await settled(() => {
      certifying.retry();
    });
    await respond(1, withCertificate(FIRST));

    expect(certifying).toMatchObject({ problem: null, answer: { certificate: aCertificate() } });
  });
});
