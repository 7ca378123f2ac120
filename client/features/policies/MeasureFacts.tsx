import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { awardNames } from '#client/explain/award.ts';
import { benefitTexts } from '#client/explain/benefit.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { dayText } from '#client/explain/day.ts';
import { exclusionTexts, limitTexts, payoutText } from '#client/explain/limits.ts';
import { type MeasureOfPolicy, validityText } from '#client/explain/measure.ts';
import { Sources } from '#client/ui/Sources.tsx';
import { Lines, Row, Texts } from './Rows.tsx';
import styles from './Policies.module.css';

interface Props extends MeasureOfPolicy {
  /** What it takes to claim it is said apart. */
  readonly isClaimed: boolean;
}

/** What a measure of a match says and where that was read, with its policy in short. */
export function MeasureFacts({ policy, measure, isClaimed }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { documentNumber, issuer } = policy;
  const document =
    documentNumber === undefined ? spoken(issuer, speaking) : `${spoken(issuer, speaking)} · ${documentNumber}`;
  return (
    <>
      <dl className={styles['facts']}>
        <MeasureRows policy={policy} measure={measure} />
        <Lines name={t('policy.rows.limits')} lines={limitTexts({ policy, measure }, speaking)} />
        <Lines name={t('policy.rows.exclusions')} lines={exclusionTexts({ policy, measure }, speaking)} />
        {!isClaimed && (
          <Texts name={t('policy.rows.documents')} texts={[...policy.documents, ...(measure.documents ?? [])]} />
        )}
        <Row name={t('policy.rows.document')}>{document}</Row>
        <Row name={t('policy.rows.validity')}>{validityText(policy, speaking)}</Row>
        {policy.validityNote !== undefined && (
          <Texts name={t('policy.rows.validityNote')} texts={[policy.validityNote]} />
        )}
        <MeasureSources policy={policy} measure={measure} />
      </dl>
      <Link
        className={`${styles['libraryLink'] ?? ''} pf-no-print`}
        to="/policies"
        search={(before) => ({ ...before, policy: policy.id })}
      >
        {t('incentives.claim.library')}
      </Link>
    </>
  );
}

/** What a measure gives and asks, apart from its conditions. */
export function MeasureRows({ policy, measure }: MeasureOfPolicy): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const naming = { policies, speaking, within: policy };
  const { dependsOn, over, payoutPct } = measure;
  return (
    <>
      <Lines name={t('policy.rows.gives')} lines={benefitTexts(measure, naming)} />
      {payoutPct !== undefined && <Row name={t('policy.rows.payout')}>{payoutText(payoutPct, speaking)}</Row>}
      {over !== undefined && <Row name={t('policy.rows.over')}>{awardNames(over, naming)}</Row>}
      {dependsOn !== undefined && <Row name={t('policy.rows.needs')}>{awardNames(dependsOn, naming)}</Row>}
      <Texts name={t('policy.rows.says')} texts={measure.says} />
      <Texts name={t('policy.rows.obligations')} texts={measure.obligations} />
      <Texts name={t('policy.rows.clawback')} texts={measure.clawback} />
    </>
  );
}

/** How sure a measure is, where it was read and when, and what was not found. */
export function MeasureSources({ measure: { confidence, src, readOn, notFound } }: MeasureOfPolicy): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  return (
    <>
      <Texts name={t('policy.rows.notFound')} texts={notFound} />
      <Row name={t('policy.rows.confidence')}>{t(`policy.confidenceLong.${confidence}`)}</Row>
      <Row name={t('policy.rows.source')}>
        <Sources ids={src} />
      </Row>
      <Row name={t('policy.rows.readOn')}>
        {readOn === undefined ? t('policy.readOnNotRecorded') : dayText(readOn, language)}
      </Row>
    </>
  );
}
