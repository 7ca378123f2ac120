import { type ReactElement, type ReactNode } from 'react';
import styles from './RowButton.module.css';

interface Props {
  /** What it is called, with its tags. */
  readonly head: ReactNode;
  /** Whether its record is open beside the list. */
  readonly isOpen?: boolean;
  readonly onOpen: () => void;
  /** What else is known of it at a glance. */
  readonly children: ReactNode;
}

/** A record in a list, which opens it. */
export function RowButton({ head, isOpen = false, onOpen, children }: Props): ReactElement {
  return (
    <button type="button" className={styles['row']} aria-current={isOpen} onClick={onOpen}>
      <span className={styles['head']}>{head}</span>
      <span className="pf-quiet pf-number">{children}</span>
    </button>
  );
}
