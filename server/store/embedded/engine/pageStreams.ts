import { type Pacer } from './pacer.ts';

/** Pages of documents on their way from the store to the client. */

/** The elements of pages without the first `skip` and after `limit` (0 is none). */
export async function* slice<Element>(
  pages: AsyncIterable<readonly Element[]>,
  { skip = 0, limit = 0 }: { readonly skip?: number; readonly limit?: number },
): AsyncGenerator<readonly Element[], undefined> {
  let toSkip = skip;
  let toTake = limit === 0 ? Infinity : limit;
  for await (const page of pages) {
    const taken = page.slice(toSkip, toSkip + toTake);
    toSkip = Math.max(0, toSkip - page.length);
    toTake -= taken.length;
    if (taken.length > 0) yield taken;
    if (toTake === 0) return;
  }
}

export async function* mapped<From, To>(
  pages: AsyncIterable<readonly From[]>,
  map: (element: From) => To,
): AsyncGenerator<readonly To[], undefined> {
  for await (const page of pages) yield page.map(map);
}

/** With a rest behind each page where one is due, for pages that cost their source much to make. */
export async function* resting<Element>(
  pages: AsyncIterable<readonly Element[]>,
  pacer: Pacer,
): AsyncGenerator<readonly Element[], undefined> {
  for await (const page of pages) {
    yield page;
    const rest = pacer.due();
    if (rest) await rest;
  }
}

export async function collected<Element>(pages: AsyncIterable<readonly Element[]>): Promise<Element[]> {
  const all: Element[] = [];
  for await (const page of pages) for (const element of page) all.push(element);
  return all;
}

/** Elements in pages of this many. */
export async function* inPages<Element>(
  elements: Iterable<Element>,
  size: number,
): AsyncGenerator<readonly Element[], undefined> {
  let page: Element[] = [];
  for (const element of elements) {
    page.push(element);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
  await Promise.resolve();
}
