import { Router } from 'express';
import {
  acceptInvitation,
  invite,
  joinByInvitation,
  listInvitations,
  resendInvitation,
  showInvitation,
  withdrawInvitation,
} from '#shared/invitationEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type Accepting } from './accepting.ts';
import { type InvitationService } from './service.ts';

/** Routes of invitations: of those who send them, and of those who get them. */
export function createInvitationRoutes(invitations: InvitationService, accepting: Accepting): Router {
  const router = Router();
  serve(router, listInvitations, ({ params, query }, asking) => invitations.list(asking, params.organisationId, query));
  serve(router, invite, ({ params, body }, asking) => invitations.invite(asking, params.organisationId, body));
  serve(router, resendInvitation, ({ params, headers }, asking) =>
    invitations.sendAgain(asking, { id: params.id, seen: headers['if-match'] }),
  );
  serve(router, withdrawInvitation, ({ params, headers }, asking) =>
    invitations.withdraw(asking, { id: params.id, seen: headers['if-match'] }),
  );
  serve(router, showInvitation, ({ body }) => accepting.show(body.token));
  serve(router, acceptInvitation, async ({ body: { token, ...chosen } }, asking) => {
    await accepting.accept(asking, token, chosen);
    return {};
  });
  serve(router, joinByInvitation, ({ body }, asking) => accepting.join(asking, body.token));
  return router;
}
