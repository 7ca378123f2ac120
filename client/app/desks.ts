import { type LinkProps } from '@tanstack/react-router';
import { type OrganisationKind } from '#shared/access.ts';
import { readSearch } from './search.ts';

/** A desk: where members of organisations of one kind do their work. */
interface Desk {
  readonly kind: OrganisationKind;
  /** Below the root; keeps what the address holds. */
  readonly link: LinkProps;
  /** Key of its name among the texts. */
  readonly name: string;
}

/** The desks, in the order in which the menu of an account shows them. */
export const DESKS: readonly Desk[] = [
  { kind: 'company', link: { to: '/desk/company', search: readSearch }, name: 'companyDesk.title' },
  { kind: 'operator', link: { to: '/desk/operator', search: readSearch }, name: 'operator.desk' },
  { kind: 'bureau', link: { to: '/desk/officer', search: readSearch }, name: 'officer.title' },
  { kind: 'platform', link: { to: '/admin', search: readSearch }, name: 'administration.title' },
];
