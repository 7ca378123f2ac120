import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftSummary } from '#shared/policy/draft.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { BeginDraft } from './BeginDraft.tsx';
import { useDrafts } from './draftQueries.ts';
import { momentText } from '#client/explain/moment.ts';
import styles from './Drafts.module.css';

/** The drafts with how far they are, and the ways to begin another. */
export function DraftList(): ReactElement {
  const { t } = useTranslation();
  const drafts = useDrafts();
  return (
    <>
      <h2>{t('drafts.title')}</h2>
      <p className="pf-quiet">{t('drafts.hint')}</p>
      <BeginDraft />
      {drafts.isError && (
        <Problem
          problem={drafts.error}
          onRetry={() => {
            void drafts.refetch();
          }}
        />
      )}
      {drafts.isPending && <Skeleton height={160} />}
      {drafts.data?.length === 0 && <p>{t('drafts.none')}</p>}
      <ul className={styles['drafts']}>
        {(drafts.data ?? []).map((draft) => (
          <li key={draft.id}>
            <DraftRow draft={draft} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DraftRow({ draft }: { readonly draft: DraftSummary }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { id, state, policyId, titleZh, titleEn, updatedAt, cases, revision } = draft;
  const title = language === 'zh-CN' ? titleZh : titleEn;
  return (
    <Link to="/policies/drafts" search={(before) => ({ ...before, draft: id })} className={styles['draft']}>
      <strong>{title === undefined || title === '' ? (policyId ?? t('drafts.untitled')) : title}</strong>
      <span className="pf-quiet pf-number">
        {[
          policyId,
          momentText(updatedAt, language),
          t('drafts.revision', { revision }),
          t('drafts.caseCount', { count: cases }),
        ]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')}
      </span>
      <Tag look={state === 'draft' ? 'dashed' : 'outline'}>{t(`drafts.states.${state}`)}</Tag>
    </Link>
  );
}
