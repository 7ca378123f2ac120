import { allow } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { AUDIT_READERS } from '#shared/auditEndpoints.ts';

/** Whose chains somebody reads, and in which of them what the changes were. */
export interface ReadableChains {
  /** Undefined: all. */
  readonly chains?: readonly string[];
  readonly isOpen: (chain: string) => boolean;
  /** Sees from where each thing was asked; others only where their own people did it. */
  readonly isAdministrator: boolean;
}

/**
 * The chains that a caller reads: of one organisation where it names that, else of all that it may.
 *
 * @throws {Failure} not-found
 */
export function readableChains(caller: Caller | undefined, organisationId: string | undefined): ReadableChains {
  const managed = (caller?.memberships ?? [])
    .filter(({ role }) => role === 'manager')
    .map((membership) => membership.organisationId);
  const isOpen = (chain: string): boolean => managed.includes(chain);
  const wanted = organisationId === undefined ? managed : [organisationId];
  const standings = allow(AUDIT_READERS, caller, { organisationIds: wanted });
  const isAdministrator = standings.has('administrator');
  const isLimited = organisationId !== undefined || !isAdministrator;
  return { isOpen, isAdministrator, ...(isLimited && { chains: wanted }) };
}
