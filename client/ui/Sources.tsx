import { type ReactElement } from 'react';
import { useSources } from '#client/app/queries.ts';
import styles from './Sources.module.css';

/** What some sources are, each by its id; linked only where the address may be shown to anybody. */
export function Sources({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const sources = useSources().data ?? [];
  return (
    <span className={styles['sources']}>
      {ids.map((id) => {
        const source = sources.find((one) => one.id === id);
        return (
          <span key={id}>
            {source?.cite === 'ok' && source.url !== undefined ? (
              <a href={source.url} target="_blank" rel="noreferrer">
                {id}
              </a>
            ) : (
              id
            )}
            {source !== undefined && (
              <>
                {' '}
                <span lang="en">{source.note}</span>
              </>
            )}
          </span>
        );
      })}
    </span>
  );
}
