import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { headline } from '#client/explain/bilingual.ts';
import { type MeasureOfPolicy } from '#client/explain/measure.ts';
import { quoted } from '#client/explain/quoted.ts';
import { ConditionTree } from '#client/ui/ConditionTree.tsx';
import { Quoted } from '#client/ui/Quoted.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { MeasureRows, MeasureSources } from './MeasureFacts.tsx';
import { Row, Texts } from './Rows.tsx';
import styles from './PolicyDetail.module.css';
import rowStyles from './Policies.module.css';

/** One clause of a policy: what it is for, what it gives, whom, and where that was read. */
export function MeasureDetail({ policy, measure }: MeasureOfPolicy): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { id, title, ref, kind, item, audience, when, documents, steps } = measure;
  return (
    <section className={`${styles['measure'] ?? ''} pf-keep`} aria-labelledby={`measure-${id}`}>
      <h4 id={`measure-${id}`}>
        {headline(title, speaking)}{' '}
        <span className={styles['ref']}>
          <Quoted text={quoted(ref)} />
        </span>
      </h4>
      <p className={styles['tags']}>
        <Tag look={kind === 'award' ? 'outline' : 'dashed'}>{t(`policy.kinds.${kind}`)}</Tag>
        {item !== undefined && <Tag>{t(`policy.items.${item}`)}</Tag>}
      </p>
      {when !== undefined && <ConditionTree node={when} policy={policy} />}
      <dl className={rowStyles['facts']}>
        {audience !== undefined && <Row name={t('policy.testNames.audience')}>{t(`policy.audience.${audience}`)}</Row>}
        <MeasureRows policy={policy} measure={measure} />
        <Texts name={t('policy.rows.documents')} texts={documents} />
        <Texts name={t('policy.rows.steps')} texts={steps} />
        <MeasureSources policy={policy} measure={measure} />
      </dl>
    </section>
  );
}
