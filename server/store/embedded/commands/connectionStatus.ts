import { type Command } from './command.ts';

/** There are no users: whoever may open the socket may do everything. */
export const connectionStatus: Command = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] },
});
