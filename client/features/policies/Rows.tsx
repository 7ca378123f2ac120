import { type ReactElement, type ReactNode } from 'react';
import { type BilingualText } from '#shared/text.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import styles from './Policies.module.css';

/** A named row of a list of facts. */
export function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className="pf-number">{children}</dd>
    </>
  );
}

interface LinesProps {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A row of several lines; none where there are none. */
export function Lines({ name, lines }: LinesProps): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <Row name={name}>
      {lines.map((line, at) => (
        // Two lines may say the same.
        <span key={at} className={styles['line']}>
          {line}
        </span>
      ))}
    </Row>
  );
}

interface TextsProps {
  readonly name: string;
  readonly texts: readonly BilingualText[] | undefined;
}

/** A row of texts in the page's language; none where there are none. */
export function Texts({ name, texts = [] }: TextsProps): ReactElement | null {
  const speaking = useSpeaking();
  return <Lines name={name} lines={texts.map((text) => spoken(text, speaking))} />;
}
