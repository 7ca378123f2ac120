import { Button } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type NearMiss } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { withChanges } from '../requirement/edits.ts';
import { useEditing } from '../requirement/editing.ts';
import { advice } from './advice.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './NothingFits.module.css';

/** Where no single change is enough: the changes that the nearest space needs together, to be made by one press. */
export function CombinedAdvice({ nearest: { space, park, changes } }: { readonly nearest: NearMiss }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { requirement, change } = useEditing();
  const name = language === 'zh-CN' ? 'zh' : 'en';
  const next = withChanges(requirement, changes);
  return (
    <section className={styles['combined']} aria-labelledby="combined-title">
      <h4 id="combined-title">{t('results.noSingleChange')}</h4>
      <ChangeList changes={changes} />
      <p className="pf-quiet">{t('results.combinedFor', { space: space.name[name], park: park.name[name] })}</p>
      {next !== undefined && (
        <Button
          size="xs"
          onClick={() => {
            change(next, advice(...changes.map(({ criterion }) => criterion)));
          }}
        >
          {t('results.applyChanges', { count: changes.length })}
        </Button>
      )}
    </section>
  );
}
