import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type MeasureThere, testText, validityText } from '#client/explain/measure.ts';
import { Sources } from '#client/ui/Sources.tsx';
import { quoted } from '#client/explain/quoted.ts';
import { Quoted } from '#client/ui/Quoted.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { type Answered, VerdictMark } from '#client/ui/VerdictMark.tsx';
import styles from './Measures.module.css';

const ANSWERED: Readonly<Record<string, Answered>> = { eligible: 'met', 'not-eligible': 'unmet', unknown: 'unknown' };

/** Why a measure may or may not be claimed, and what it takes to claim it. */
export function MeasureDetails({ there }: { readonly there: MeasureThere }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const { policy, measure, judged } = there;
  const { documentNumber, issuer, channel, documents, eligibility, exclusions, validityNote } = policy;
  return (
    <div className={styles['details']}>
      {policy.beforeFairCompetition && <Tag look="filled">{t('policy.beforeFairCompetition')}</Tag>}
      <ul className={styles['tests']}>
        {judged.tests.map((one) => (
          <li key={one.test}>
            <VerdictMark verdict={ANSWERED[one.verdict] ?? 'unknown'} word={t(`policy.testNames.${one.test}`)} />
            <span>
              <Quoted text={testText(one, policies, speaking)} />
            </span>
          </li>
        ))}
      </ul>
      <dl>
        <Row name={t('policy.document')}>
          <Quoted
            text={[issuer, documentNumber].flatMap((part) => (part === undefined ? [] : [quoted(part)])).join(' · ')}
          />
        </Row>
        <Row name={t('policy.validityName')}>{validityText(policy, speaking)}</Row>
        <Words name={t('policy.validityNote')} words={validityNote === undefined ? [] : [validityNote]} />
        <Words name={t('policy.eligibility')} words={eligibility} />
        <Words name={t('policy.documents')} words={documents} />
        <Words name={t('policy.channel')} words={channel === undefined ? [] : [channel]} />
        <Words name={t('policy.exclusions')} words={exclusions} />
        <Row name={t('policy.confidenceName')}>{t(`policy.confidenceLong.${measure.confidence}`)}</Row>
        <Row name={t('policy.source')}>
          <Sources ids={measure.src} />
        </Row>
      </dl>
    </div>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className="pf-number">{children}</dd>
    </>
  );
}

/** What the source says in its own words, which are not the page's language. */
function Words({ name, words }: { readonly name: string; readonly words: readonly string[] }): ReactElement | null {
  if (words.length === 0) return null;
  return (
    <Row name={name}>
      {words.map((word) => (
        <span key={word} className={styles['word']}>
          <Quoted text={quoted(word)} />
        </span>
      ))}
    </Row>
  );
}
