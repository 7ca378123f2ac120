import { rootRouteId, useNavigate, useSearch } from '@tanstack/react-router';
import {
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { canonical } from './canonical.ts';
import { EMPTY } from './edits.ts';
import { EditingContext } from './editing.ts';
import { edited } from './history.ts';

/** Quiet time after an edit before the address follows: a drag makes one entry, and browsers limit how often it may change. */
const ADDRESS_DELAY_MS = 300;

/** As the page was opened: the router takes out of the address what it cannot read. */
const ADDRESS_HELD_REQUIREMENT = new URLSearchParams(location.search).has('requirement');

/** Holds the requirement that the page edits and keeps the address in step with it. */
export function EditingProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const search = useSearch({ from: rootRouteId });
  const navigate = useNavigate();
  const [state, dispatch] = useReducer(edited, { requirement: search.requirement ?? EMPTY, past: [] });
  const [searched, setSearched] = useReducer((_before: boolean, now: boolean) => now, search.requirement !== undefined);
  const inAddress = useRef(canonical(search.requirement ?? EMPTY));
  const { requirement } = state;

  useEffect(() => {
    const text = canonical(search.requirement ?? EMPTY);
    if (text === inAddress.current) return;
    inAddress.current = text;
    dispatch({ type: 'replace', requirement: search.requirement ?? EMPTY });
    // As when the page is opened by such an address.
    if (search.requirement !== undefined) setSearched(true);
  }, [search.requirement]);

  useEffect(() => {
    const text = canonical(requirement);
    if (text === inAddress.current) return undefined;
    const timer = setTimeout(() => {
      inAddress.current = text;
      void navigate({ to: '.', search: (before) => ({ ...before, requirement }), replace: true });
    }, ADDRESS_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [requirement, navigate]);

  const change = useCallback((next: typeof requirement, about?: string) => {
    dispatch({ type: 'change', requirement: next, ...(about === undefined ? {} : { about }) });
  }, []);
  const undo = useCallback(() => {
    dispatch({ type: 'undo' });
  }, []);
  const startOver = useCallback(() => {
    dispatch({ type: 'change', requirement: EMPTY });
    setSearched(false);
  }, []);
  const startSearch = useCallback(() => {
    setSearched(true);
  }, []);
  const mayUndo = state.past.length > 0;
  const [wasDamaged] = useState(ADDRESS_HELD_REQUIREMENT && search.requirement === undefined);
  const isLinkDamaged = wasDamaged && !mayUndo;
  const lastAbout = state.about;
  const editing = useMemo(
    () => ({ requirement, change, undo, mayUndo, lastAbout, isLinkDamaged, searched, search: startSearch, startOver }),
    [requirement, change, undo, mayUndo, lastAbout, isLinkDamaged, searched, startSearch, startOver],
  );

  return <EditingContext value={editing}>{children}</EditingContext>;
}
