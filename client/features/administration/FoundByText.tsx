import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Page, type PageAsked, usePages } from '#client/app/usePages.ts';
import styles from '#client/features/organisations/Organisations.module.css';
import { ORGANISATION_KEY } from '#client/features/organisations/organisationQueries.ts';
import { ListOf } from '#client/ui/ListOf.tsx';
import { TextField } from '#client/ui/TextField.tsx';

interface Props<T> {
  /** What the list is of, as `people`. */
  readonly of: string;
  readonly title: string;
  readonly label: string;
  readonly page: (asked: PageAsked & { readonly text?: string }, signal: AbortSignal) => Promise<Page<T>>;
  readonly row: (entry: T) => ReactElement;
}

/** Quiet time after a key before the list is asked anew. */
const DEBOUNCE_MS = 250;
const TEXT_MAX = 100;

/** A list that the server searches, page by page. */
export function FoundByText<T extends { readonly id: string }>({
  of,
  title,
  label,
  page,
  row,
}: Props<T>): ReactElement {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [text] = useDebouncedValue(wanted.trim(), DEBOUNCE_MS);
  const found = usePages({
    queryKey: [ORGANISATION_KEY, of, text],
    page: (asked, signal) => page({ ...asked, ...(text !== '' && { text }) }, signal),
    keepsPrevious: true,
  });
  return (
    <>
      <TextField label={label} maxLength={TEXT_MAX} value={wanted} onChange={setWanted} />
      <ListOf
        found={found}
        label={title}
        className={styles['rows']}
        empty={<p className="pf-quiet">{t('administration.nobody')}</p>}
        row={row}
      />
    </>
  );
}
