import { type Space, type SpaceStatus } from '#shared/space.ts';

/**
 * The spaces that a requirement is judged against, in the order given: those that can be had now or later, whatever the
 * day. Spaces that are let, withdrawn or stale are not. A demo space takes part only where `demo` is on, and no longer
 * once its park has a real space to offer.
 */
export function considered(spaces: readonly Space[], { demo }: { readonly demo: boolean }): Space[] {
  const offered = spaces.filter(({ status }) => OFFERED.has(status));
  const parksWithRealSpaces = new Set(offered.filter((space) => !space.demo).map(({ parkId }) => parkId));
  return offered.filter((space) => !space.demo || (demo && !parksWithRealSpaces.has(space.parkId)));
}

const OFFERED: ReadonlySet<SpaceStatus> = new Set(['vacant', 'held', 'in-negotiation', 'coming', 'leaving']);
