import { Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer } from '#shared/matchEndpoints.ts';
import { usePolicies } from '#client/app/queries.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { CertificateButton } from '../certificate/CertificateButton.tsx';
import { AskBureau } from '../publicLead/AskBureau.tsx';
import { Weights } from '../requirement/Weights.tsx';
import { AdviceTaken } from './AdviceTaken.tsx';
import { AnswerTabs } from './AnswerTabs.tsx';
import { useMatching } from './matching.ts';
import { Overview } from './Overview.tsx';
import { totalOf } from './total.ts';
import styles from './ResultsPane.module.css';

const SKELETONS = 6;

/** The answer as lists: matches, near misses and bundles, with where the stock stands above them. */
export function ResultsPane(): ReactElement {
  const { t } = useTranslation();
  const { answer, problem, isFetching, retry } = useMatching();
  // Explanations will need them.
  usePolicies();
  return (
    <section className={styles['pane']} aria-labelledby="results-title" aria-busy={isFetching}>
      <h2 id="results-title" className="pf-unseen">
        {t('results.title')}
      </h2>
      <div className={styles['progress']} data-active={isFetching} aria-hidden="true" />
      {problem !== null && <Problem problem={problem} onRetry={retry} />}
      {answer === undefined ? problem === null && <Waiting /> : <AnswerLists answer={answer} />}
      <Announcement answer={answer} />
    </section>
  );
}

function AnswerLists({ answer }: { readonly answer: Answer }): ReactElement {
  return (
    <>
      <AdviceTaken />
      <Overview answer={answer} />
      <Weights />
      {answer.results.length > 0 && <CertificateButton />}
      <AnswerTabs answer={answer} />
      <AskBureau />
    </>
  );
}

function Waiting(): ReactElement {
  return (
    <div className={styles['waiting']} aria-hidden="true">
      {Array.from({ length: SKELETONS }, (_, at) => (
        <Skeleton key={at} height={84} />
      ))}
    </div>
  );
}

/** Tells those who do not see the list how many there are, whenever that changes. */
function Announcement({ answer }: { readonly answer: Answer | undefined }): ReactElement {
  const { t } = useTranslation();
  const text = answer === undefined ? '' : t('results.announcement', { count: totalOf(answer) });
  return (
    <p role="status" className="pf-unseen">
      {text}
    </p>
  );
}
