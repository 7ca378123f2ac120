import { type ReactElement } from 'react';
import styles from './Told.module.css';

/** What is told of something: what each part is called, and what it says, as it was written. */
export function Told({ rows }: { readonly rows: readonly (readonly [name: string, text: string])[] }): ReactElement {
  return (
    <dl className={styles['told']}>
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
