import { type LinkProps } from '@tanstack/react-router';
import { type OrganisationKind } from '#shared/access.ts';
import { type Me } from '#shared/me.ts';
import { readSearch } from './search.ts';

/** A desk: where members of organisations of one kind do their work. */
interface Desk {
  readonly kind: OrganisationKind;
  /** Below the root; keeps what the address holds. */
  readonly link: LinkProps;
  /** Key of its name among the texts. */
  readonly name: string;
}

/** The desks, in the order in which they are shown. */
const DESKS: readonly Desk[] = [
  { kind: 'company', link: { to: '/desk/company', search: readSearch }, name: 'companyDesk.title' },
  { kind: 'operator', link: { to: '/desk/operator', search: readSearch }, name: 'operator.desk' },
  { kind: 'bureau', link: { to: '/desk/officer', search: readSearch }, name: 'officer.title' },
  { kind: 'platform', link: { to: '/admin', search: readSearch }, name: 'administration.title' },
];

/** Those of a person, by what it belongs to; of nobody none. */
export function desksOf(me: Pick<Me, 'memberships'> | undefined): readonly Desk[] {
  const kinds = new Set(me?.memberships.map(({ organisation }) => organisation.kind));
  return DESKS.filter(({ kind }) => kinds.has(kind));
}
