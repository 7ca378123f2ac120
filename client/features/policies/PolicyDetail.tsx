import { CloseButton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inForceOn } from '#shared/policy/inForce.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { dayText } from '#client/explain/day.ts';
import { exclusionText, limitText } from '#client/explain/limits.ts';
import { validityText, windowText } from '#client/explain/measure.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { ConditionTree } from '#client/ui/ConditionTree.tsx';
import { MeasureDetail } from './MeasureDetail.tsx';
import { PolicyTags } from './PolicyTags.tsx';
import { Lines, Row, Texts } from './Rows.tsx';
import styles from './PolicyDetail.module.css';
import rowStyles from './Policies.module.css';

interface Props {
  readonly policy: Policy;
  /** On which it is said whether it is in force. */
  readonly day: string;
  readonly onClose: () => void;
}

/** All that is known of a policy: the text, who may apply and how, its clauses, and what was not found. */
export function PolicyDetail({ policy, day, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { title, measures, beforeFairCompetition } = policy;
  return (
    <article className={styles['policy']} aria-labelledby="policy-title">
      <header className={styles['head']}>
        <div>
          <h2 id="policy-title">{spoken(title, speaking)}</h2>
          {speaking.language === 'en' && (
            <p className={styles['original']} lang="zh-CN">
              {title.zh}
            </p>
          )}
          <PolicyTags policy={policy} inForce={inForceOn(policy, day)} />
        </div>
        <CloseButton className="pf-no-print" size="lg" aria-label={t('app.close')} onClick={onClose} />
      </header>
      {beforeFairCompetition && <p className={styles['warning']}>{t('policy.beforeFairCompetition')}</p>}
      <PolicyFacts policy={policy} />
      {policy.when !== undefined && (
        <section className={styles['part']}>
          <h3>{t('library.conditionsOfAll')}</h3>
          <ConditionTree node={policy.when} policy={policy} />
        </section>
      )}
      <HowToApply policy={policy} />
      <section className={styles['part']}>
        <h3>{t('library.clauses', { count: measures.length })}</h3>
        {measures.map((measure) => (
          <MeasureDetail key={measure.id} policy={policy} measure={measure} />
        ))}
      </section>
      <NotFound policy={policy} />
    </article>
  );
}

function PolicyFacts({ policy }: { readonly policy: Policy }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { level, places, issuer, documentNumber, issued, published, validityNote, rounding } = policy;
  return (
    <dl className={rowStyles['facts']}>
      <Row name={t('policy.rows.places')}>
        {t(`policy.levels.${level}`)} · {placeNames(places, speaking)}
      </Row>
      <Row name={t('policy.rows.issuer')}>{spoken(issuer, speaking)}</Row>
      <Row name={t('policy.rows.document')}>{documentNumber ?? t('policy.notFound')}</Row>
      <Row name={t('policy.rows.issued')}>
        {published === undefined ? issued : dayText(published, speaking.language)}
      </Row>
      <Row name={t('policy.rows.validity')}>{validityText(policy, speaking)}</Row>
      <Texts name={t('policy.rows.validityNote')} texts={validityNote && [validityNote]} />
      <Lines name={t('policy.rows.limits')} lines={policy.limits.map((limit) => limitText(limit, policy, speaking))} />
      <Lines
        name={t('policy.rows.exclusions')}
        lines={policy.exclusions.map((exclusion) => exclusionText(exclusion, speaking))}
      />
      {rounding !== undefined && (
        <Row name={t('policy.rows.rounding')}>
          {t(`policy.rounding.${rounding.mode}`, { amount: sumText(rounding.toFen, speaking) })}
        </Row>
      )}
    </dl>
  );
}

function HowToApply({ policy }: { readonly policy: Policy }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { channel, contact, documents, steps, eligibility } = policy;
  return (
    <section className={styles['part']}>
      <h3>{t('library.howToApply')}</h3>
      <dl className={rowStyles['facts']}>
        <Texts name={t('policy.rows.eligibility')} texts={eligibility} />
        <Texts name={t('policy.rows.documents')} texts={documents} />
        <Texts name={t('policy.rows.steps')} texts={steps} />
        <Row name={t('policy.rows.window')}>{windowText(policy, speaking) ?? t('policy.notFound')}</Row>
        <Texts name={t('policy.rows.channel')} texts={channel && [channel]} />
        {contact !== undefined && <Row name={t('policy.rows.contact')}>{contact}</Row>}
      </dl>
    </section>
  );
}

function NotFound({ policy: { notFound } }: { readonly policy: Policy }): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  if (notFound.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3>{t('policy.rows.notFound')}</h3>
      <ul className={styles['notFound']}>
        {notFound.map((text) => (
          <li key={text.en}>{spoken(text, speaking)}</li>
        ))}
      </ul>
    </section>
  );
}
