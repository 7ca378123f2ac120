import { Router } from 'express';
import { listPeople, resetSecondFactorOf, setPersonState } from '#shared/peopleEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type PeopleAdministration } from './people.ts';

/** Routes by which administrators look after people. */
export function createPeopleRoutes(people: PeopleAdministration): Router {
  const router = Router();
  serve(router, listPeople, ({ query }, asking) => people.list(asking, query));
  serve(router, setPersonState, ({ params, headers, body }, asking) =>
    people.setState({ id: params.id, seen: headers['if-match'], asking }, body.state),
  );
  serve(router, resetSecondFactorOf, ({ params, headers }, asking) =>
    people.resetSecondFactor({ id: params.id, seen: headers['if-match'], asking }),
  );
  return router;
}
