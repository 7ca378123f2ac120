import { Router } from 'express';
import {
  createOrganisation,
  getOrganisation,
  getOrganisationHistory,
  listOrganisations,
  renameOrganisation,
  restoreOrganisation,
  setOrganisationParks,
  setOrganisationPlaces,
  setOrganisationState,
} from '#shared/organisationEndpoints.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type OrganisationService, type Wish } from './service.ts';

/** Routes of organisations themselves. */
export function createOrganisationRoutes(organisations: OrganisationService): Router {
  const router = Router();
  serve(router, listOrganisations, ({ query }, asking) => organisations.list(asking, query));
  serve(router, createOrganisation, ({ body }, asking) => organisations.create(asking, body));
  serve(router, getOrganisation, ({ params }, asking) => organisations.get(asking, params.id));
  serve(router, renameOrganisation, (input, asking) => organisations.rename(wishOf(input, asking), input.body.name));
  serve(router, setOrganisationParks, (input, asking) =>
    organisations.setParks(wishOf(input, asking), input.body.parkIds),
  );
  serve(router, setOrganisationPlaces, (input, asking) =>
    organisations.setPlaces(wishOf(input, asking), input.body.placeIds),
  );
  serve(router, setOrganisationState, (input, asking) =>
    organisations.setState(wishOf(input, asking), input.body.state),
  );
  serve(router, getOrganisationHistory, async ({ params }, asking) => ({
    items: await organisations.history(asking, params.id),
  }));
  serve(router, restoreOrganisation, (input, asking) =>
    organisations.restore(wishOf(input, asking), input.body.revision),
  );
  return router;
}

interface Written {
  readonly params: { readonly id: string };
  readonly headers: { readonly 'if-match': number };
}

function wishOf({ params, headers }: Written, asking: Asking): Wish {
  return { id: params.id, seen: headers['if-match'], asking };
}
