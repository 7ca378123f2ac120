import { type World } from '#tests/support/world.ts';

/** What the requests of the matrix are about: records of two tenants of each kind, made as their owners would make them. */
export interface Things {
  readonly spaceId: string;
}

/** Makes them. */
export async function makeThings(world: World): Promise<Things> {
  const spaces = await bodyOf<{ items: { id: string }[] }>(world.as('nobody').get('/spaces?limit=1'));
  return { spaceId: spaces.items[0]?.id ?? '' };
}

/**
 * The body of an answer.
 *
 * @throws {Error} that quotes an answer which is no success: without the thing nothing could be asked about it
 */
export async function bodyOf<Body>(answer: Promise<Response>): Promise<Body> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Body;
}
