import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './VerdictMark.module.css';

/** A verdict of any kind, as one of three: yes, no, not known. */
export type Answered = 'met' | 'unmet' | 'unknown';

/** A verdict by shape, colour and word: a disc with a tick, a square with a cross, a dashed ring with a question mark. */
export function VerdictMark({ verdict, word }: { readonly verdict: Answered; readonly word?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={styles['mark']} data-verdict={verdict}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {SHAPES[verdict]}
      </svg>
      <span>{word ?? t(`results.verdicts.${verdict}`)}</span>
    </span>
  );
}

const SHAPES: Readonly<Record<Answered, ReactElement>> = {
  met: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.2l2.2 2.3 4.2-4.8" fill="none" stroke="var(--pf-surface)" strokeWidth="1.8" />
    </>
  ),
  unmet: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M5 5l6 6M11 5l-6 6" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2" />
      <path
        d="M6.1 6.3c.1-1.1.9-1.7 1.9-1.7s1.9.6 1.9 1.6c0 1.3-1.8 1.4-1.8 2.8M8 11.2v.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
};
