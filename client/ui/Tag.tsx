import { type ReactElement, type ReactNode } from 'react';
import styles from './Tag.module.css';

interface Props {
  /** `outline` for what is there, `dashed` for what is only planned or invented. */
  readonly look?: 'outline' | 'dashed' | 'filled';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word or two set apart from the text around. */
export function Tag({ look = 'outline', title, children }: Props): ReactElement {
  return (
    <span className={styles['tag']} data-look={look} title={title}>
      {children}
    </span>
  );
}
