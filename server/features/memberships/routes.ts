import { Router } from 'express';
import { changeMember, listMembers, removeMember } from '#shared/memberEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type MemberService } from './service.ts';

/** Routes of the people of an organisation. */
export function createMemberRoutes(members: MemberService): Router {
  const router = Router();
  serve(router, listMembers, ({ params, query }, asking) => members.list(asking, params.organisationId, query));
  serve(router, changeMember, ({ params, headers, body }, asking) =>
    members.changeRole(asking, params, { role: body.role, seen: headers['if-match'] }),
  );
  serve(router, removeMember, async ({ params }, asking) => {
    await members.remove(asking, params);
    return {};
  });
  return router;
}
