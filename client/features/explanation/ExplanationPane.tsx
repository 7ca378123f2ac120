import { CloseButton, Skeleton } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePane } from '#client/ui/SidePane.tsx';
import { useMatching } from '../matches/matching.ts';
import { useSelection } from '../matches/useSelection.ts';
import { explained } from './explained.ts';
import styles from './ExplanationPane.module.css';

const loadExplanation = async () => ({ default: (await import('./Explanation.tsx')).Explanation });
const Explanation = lazy(loadExplanation);

/** The explanation of the chosen space: a pane beside the list, or a sheet over it where there is no room. */
export function ExplanationPane({ isNarrow }: { readonly isNarrow: boolean }): ReactElement {
  const { t } = useTranslation();
  const { answer } = useMatching();
  const { selectedId, select } = useSelection();
  const found = useMemo(
    () => (answer === undefined || selectedId === null ? undefined : explained(answer, selectedId)),
    [answer, selectedId],
  );
  const hasAnswer = answer !== undefined;
  useEffect(() => {
    // Fetched ahead, so that the first opening does not wait; where it fails, opening tries again.
    if (hasAnswer) loadExplanation().catch(() => undefined);
  }, [hasAnswer]);
  const closedId = useRef<string | null>(null);
  const close = useCallback(() => {
    closedId.current = selectedId;
    select(null);
  }, [select, selectedId]);
  useEffect(() => {
    // Once closed: a row that the pane had stood in for can have the focus only then.
    if (selectedId !== null || closedId.current === null) return;
    focusRow(closedId.current);
    closedId.current = null;
  }, [selectedId]);
  const content =
    found === undefined ? (
      <Gone onClose={close} />
    ) : (
      <Suspense fallback={<Skeleton height={240} radius={0} />}>
        <Explanation explained={found} onClose={close} />
      </Suspense>
    );
  return (
    <SidePane
      isOpen={selectedId !== null && hasAnswer}
      onClose={close}
      label={t('results.explanation')}
      isNarrow={isNarrow}
    >
      {content}
    </SidePane>
  );
}

/** The requirement has changed so that the chosen space is no result any more. */
function Gone({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['gone']}>
      <p>{t('results.gone')}</p>
      <CloseButton size="lg" aria-label={t('app.close')} onClick={onClose} />
    </div>
  );
}

/** Gives the focus back to where the explanation was opened from. */
function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
}
