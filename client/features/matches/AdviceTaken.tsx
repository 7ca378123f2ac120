import { Button } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { useEditing } from '../requirement/editing.ts';
import { advisedCriteria } from './advice.ts';
import styles from './AdviceTaken.module.css';

/** After advice has been taken: says so, and takes it back. */
export function AdviceTaken(): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { lastAbout, mayUndo, undo } = useEditing();
  const criteria = advisedCriteria(lastAbout);
  if (criteria.length === 0 || !mayUndo) return null;
  return (
    <p className={`${styles['taken'] ?? ''} pf-no-print`}>
      {t('results.adviceTaken', {
        name: criteria.map((id) => criterionName(say, id)).join(say('criteria.betweenNames')),
        count: criteria.length,
      })}
      <Button size="compact-sm" variant="default" onClick={undo}>
        {t('app.undo')}
      </Button>
    </p>
  );
}
