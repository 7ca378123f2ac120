import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSession } from '#client/app/session.ts';
import { type OfficerSearch } from './officerSearch.ts';

/** A bureau that who uses the page is in. */
export interface Bureau {
  readonly id: string;
  readonly name: string;
  readonly placeIds: readonly string[];
  /** May give leads to other officers. */
  readonly mayAssign: boolean;
}

/** What the desk shows, and how that is changed. */
export interface Desk {
  readonly bureaus: readonly Bureau[];
  /** The one whose leads are shown: that of the address, else the first. */
  readonly bureau: Bureau | undefined;
  readonly search: OfficerSearch;
  readonly show: (changed: OfficerSearch) => void;
}

/** The desk as the address has it. */
export function useDesk(): Desk {
  const { me } = useSession();
  const search = useSearch({ from: '/desk/officer' });
  const navigate = useNavigate({ from: '/desk/officer' });
  const bureaus = (me?.memberships ?? []).flatMap(({ organisation, role }) =>
    organisation.kind === 'bureau'
      ? [
          {
            id: organisation.id,
            name: organisation.name,
            placeIds: organisation.placeIds,
            mayAssign: role === 'manager',
          },
        ]
      : [],
  );
  return {
    bureaus,
    bureau: bureaus.find(({ id }) => id === search.bureau) ?? bureaus[0],
    search,
    show: (changed) => {
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
    },
  };
}
