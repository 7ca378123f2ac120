import { type ReactElement } from 'react';
import styles from './Bars.module.css';

interface Row {
  readonly name: string;
  /** Length of the bar, against the longest. */
  readonly value: number;
  /** The value in words, with its unit. */
  readonly text: string;
}

/** A small bar chart that is a list: every bar has its name and value in words. */
export function Bars({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  const longest = Math.max(...rows.map(({ value }) => value), 1);
  return (
    <ul className={styles['bars']}>
      {rows.map(({ name, value, text }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="pf-number">{text}</span>
          <span className={styles['bar']} aria-hidden="true" style={{ width: `${(100 * value) / longest}%` }} />
        </li>
      ))}
    </ul>
  );
}
