import { MultiSelect, Select, Skeleton } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PLACES_MAX } from '#shared/incentiveEndpoints.ts';
import { type Incentives } from '#shared/policy/judged.ts';
import { Header } from '#client/app/Header.tsx';
import { OfflineNote } from '#client/app/OfflineNote.tsx';
import { useParks, usePlaces, usePolicies, useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { NextQuestions } from '../incentives/NextQuestions.tsx';
import { useIncentives } from '../incentives/useIncentives.ts';
import { CompanyFacts } from '../requirement/company/CompanyFacts.tsx';
import { useEditing } from '../requirement/editing.ts';
import { withField } from '../requirement/edits.ts';
import { inOrder } from '../requirement/sectorOrder.ts';
import { type ComparedRow } from './sortedRows.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { siteOf } from './comparisonSearch.ts';
import { siteOptions, useCompared } from './useCompared.ts';
import styles from './Comparison.module.css';

const NONE = [] as const;

/** What the policies of several cities, districts or parks promise the same company. */
export function Comparison(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <a className="pf-skip pf-no-print" href="#results">
        {t('app.skip')}
      </a>
      <Header />
      <OfflineNote />
      <main className={`${styles['main'] ?? ''} pf-paper`}>
        <h2>{t('comparison.title')}</h2>
        <p className={styles['hint']}>{t('comparison.hint')}</p>
        <Controls />
        <div id="results" tabIndex={-1} className={styles['results']}>
          <Results />
        </div>
      </main>
    </div>
  );
}

function Controls(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { sites, choose } = useCompared();
  const places = usePlaces().data ?? NONE;
  const parks = useParks().data ?? NONE;
  const options = useMemo(
    () => siteOptions({ places, parks }, language === 'zh-CN' ? 'zh' : 'en'),
    [places, parks, language],
  );
  return (
    <div className={`${styles['controls'] ?? ''} pf-no-print`}>
      <SectorOnly />
      <MultiSelect
        className={styles['sites'] ?? ''}
        size="sm"
        label={t('comparison.sites')}
        description={t('comparison.sitesHint', { count: PLACES_MAX })}
        data={options}
        value={[...sites]}
        onChange={choose}
        maxValues={PLACES_MAX}
        searchable
      />
      <CompanyFacts />
    </div>
  );
}

/** The sector, without what its template would fill in. */
function SectorOnly(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { requirement, change } = useEditing();
  const sectors = useSectors().data ?? NONE;
  return (
    <Select
      size="sm"
      label={t('requirement.sector')}
      placeholder={t('requirement.notSaid')}
      data={inOrder(sectors).map(({ id, zh, en }) => ({ value: id, label: language === 'zh-CN' ? zh : en }))}
      value={requirement.sector ?? null}
      onChange={(id) => {
        change(withField(requirement, 'sector', sectors.find((one) => one.id === id)?.id));
      }}
      clearable
    />
  );
}

function Results(): ReactElement {
  const { t } = useTranslation();
  const { isSuccess } = usePolicies();
  const { sites } = useCompared();
  const asked = useMemo(() => sites.map(siteOf), [sites]);
  const found = useIncentives(asked);
  const rows = useRows(found.data ?? NONE);
  if (sites.length === 0 && isSuccess) return <p>{t('comparison.none')}</p>;
  return (
    <div aria-busy={found.isFetching} className={styles['found']}>
      {found.isError && (
        <Problem
          problem={found.error}
          onRetry={() => {
            void found.refetch();
          }}
        />
      )}
      {found.isPending && <Skeleton height={280} />}
      {rows.length > 0 && (
        <>
          <ComparisonTable rows={rows} />
          <NextQuestions questions={mostMoving(rows.map(({ incentives }) => incentives.nextQuestions))} />
        </>
      )}
    </div>
  );
}

/** What was found, each with the site and its name. */
function useRows(found: readonly Incentives[]): ComparedRow[] {
  const { nameOf, language } = useSpeaking();
  const parks = useParks().data ?? NONE;
  const { sites } = useCompared();
  const name = language === 'zh-CN' ? 'zh' : 'en';
  return found.map((incentives, at) => {
    const site = sites[at] ?? '';
    const id = site.slice(site.indexOf(':') + 1);
    return { site, incentives, name: parks.find((park) => park.id === id)?.name[name] ?? nameOf(id) ?? id };
  });
}

type Questions = Parameters<typeof NextQuestions>[0]['questions'];

/** The questions of all sites, each once, with the measures of all; that which can move some total most comes first. */
function mostMoving(ofSites: readonly Questions[]): Questions {
  const byKey = new Map<string, Questions[number]>();
  for (const question of ofSites.flat()) {
    const key = question.fact ?? JSON.stringify(question.question);
    const before = byKey.get(key);
    byKey.set(key, {
      ...question,
      swingFen: Math.max(question.swingFen, before?.swingFen ?? 0),
      measures: [...new Set([...(before?.measures ?? []), ...question.measures])],
    });
  }
  return [...byKey.values()].sort((one, other) => other.swingFen - one.swingFen);
}
