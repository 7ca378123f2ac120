import { type Access } from './access.ts';

/** What the people of an organisation may read of it. */
export const OF_MEMBERS: Access = { to: ['organisation-member', 'administrator'], scope: 'organisation:read' };

/** What the managers of an organisation decide. */
export const OF_MANAGERS: Access = { to: ['organisation-manager', 'administrator'] };

/** What only those decide who run the platform. */
export const OF_ADMINISTRATORS: Access = { to: ['administrator'] };

/** Taking somebody out of an organisation: oneself, too. */
export const OF_LEAVERS: Access = { to: ['self', 'organisation-manager', 'administrator'] };

/** What an operator says of itself. */
export const OF_OWN_MANAGERS: Access = { to: ['organisation-manager'] };

/** Whether an operator manages a park is for those to say who know the place. */
export const OF_THE_PLACE: Access = { to: ['bureau-member', 'administrator'] };

/** A claim is for both sides to read. */
export const OF_CLAIMS: Access = { to: ['organisation-member', 'bureau-member', 'administrator'] };
