import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { askText } from '#client/explain/ask.ts';
import { growthText } from '#client/explain/growth.ts';
import { criterionName } from '#client/explain/label.ts';
import { BasisNote } from './BasisNote.tsx';
import { completeSteps } from './edited.ts';
import { useEditing } from './editing.ts';
import { isComplete } from './fields.ts';
import styles from './TemplateReview.module.css';

/** Before the first search: what is asked, and on what each prefilled ask is based. */
export function TemplateReview(): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { requirement, search, startOver } = useEditing();
  const asked = (useCriteria().data ?? []).flatMap((criterion) => {
    const ask = requirement.criteria[criterion.id];
    return ask === undefined ? [] : [{ criterion, ask }];
  });
  const growth = completeSteps(requirement.growth ?? []);
  return (
    <section className={styles['review']} aria-labelledby="review-title">
      <h2 id="review-title">{t('requirement.reviewTitle')}</h2>
      <p className="pf-quiet">{t('requirement.reviewHint')}</p>
      <ul>
        {asked.map(({ criterion, ask }) => (
          <li key={criterion.id} className={styles['ask']}>
            <span className={styles['name']}>{criterionName(speaking.say, criterion.id)}</span>
            <span className={styles['level']}>{t(`requirement.${ask.level}`)}</span>
            <span className="pf-number">
              {isComplete(criterion, ask) ? askText(criterion.id, ask, speaking) : t('requirement.toFillIn')}
            </span>
            <BasisNote criterion={criterion.id} />
          </li>
        ))}
        {growth.length > 0 && (
          <li className={styles['ask']}>
            <span className={styles['name']}>{t('requirement.growthShort')}</span>
            <span className="pf-number">{growthText(growth, speaking)}</span>
          </li>
        )}
      </ul>
      <div className={styles['actions']}>
        <Button leftSection={<IconSearch size={16} aria-hidden />} onClick={search}>
          {t('requirement.searchNow')}
        </Button>
        <Button variant="subtle" onClick={startOver}>
          {t('requirement.otherSector')}
        </Button>
      </div>
    </section>
  );
}
