import { Skeleton, Tabs } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer } from '#shared/matchEndpoints.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Weights } from '../requirement/Weights.tsx';
import { AdviceTaken } from './AdviceTaken.tsx';
import { BundleList } from './BundleList.tsx';
import { useMatching } from './matching.ts';
import { MatchList } from './MatchList.tsx';
import { NearMissList } from './NearMissList.tsx';
import { NothingFits } from './NothingFits.tsx';
import { Overview } from './Overview.tsx';
import { totalOf } from './total.ts';
import styles from './ResultsPane.module.css';

const SKELETONS = 6;

/** The answer as lists: matches, near misses and bundles, with where the stock stands above them. */
export function ResultsPane(): ReactElement {
  const { t } = useTranslation();
  const { answer, problem, isFetching, retry } = useMatching();
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
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>('matches');
  const { results, nearMisses = [], bundles = [] } = answer;
  const shown = (tab === 'nearMisses' && nearMisses.length === 0) || (tab === 'bundles' && bundles.length === 0);
  return (
    <>
      <AdviceTaken />
      <Overview answer={answer} />
      <Weights />
      <Tabs value={shown ? 'matches' : tab} onChange={setTab} keepMounted={false}>
        <Tabs.List className="pf-no-print" aria-label={t('results.title')}>
          <Tabs.Tab value="matches">{t('results.matches', { count: totalOf(answer) })}</Tabs.Tab>
          {nearMisses.length > 0 && (
            <Tabs.Tab value="nearMisses">{t('results.nearMisses', { count: nearMisses.length })}</Tabs.Tab>
          )}
          {bundles.length > 0 && <Tabs.Tab value="bundles">{t('results.bundles', { count: bundles.length })}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="matches">
          {results.length === 0 && <NothingFits answer={answer} />}
          <MatchList answer={answer} />
        </Tabs.Panel>
        <Tabs.Panel value="nearMisses">
          <NearMissList nearMisses={nearMisses} />
        </Tabs.Panel>
        <Tabs.Panel value="bundles">
          <BundleList bundles={bundles} />
        </Tabs.Panel>
      </Tabs>
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
