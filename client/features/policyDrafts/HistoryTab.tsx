import { Skeleton } from '@mantine/core';
import { type TFunction } from 'i18next';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Changes, type EditedDraft, type Editor, type PolicyVersion } from '#shared/policy/draft.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useVersions } from './draftQueries.ts';
import { momentText } from '#client/explain/moment.ts';
import styles from './Drafts.module.css';

/** What was done to the draft, where it differs from what is in force, and what was in force before. */
export function HistoryTab({ draft }: { readonly draft: EditedDraft }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { document, changes, history, names } = draft;
  const policyId = typeof document['id'] === 'string' ? document['id'] : '';
  return (
    <div className={styles['form']}>
      {changes !== undefined && (
        <section className={styles['part']}>
          <h3>{t('drafts.differs')}</h3>
          <ChangedPaths changes={changes} />
        </section>
      )}
      <section className={styles['part']}>
        <h3>{t('drafts.historyOfDraft')}</h3>
        <ol className={styles['entries']}>
          {history.map((entry) => (
            <li key={entry.revision}>
              <strong>{t(`drafts.actions.${entry.action}`)}</strong>{' '}
              <span className="pf-quiet pf-number">
                {momentText(entry.at, language)} · {editorName(t, entry.by, names)} ·{' '}
                {t('drafts.revision', { revision: entry.revision })}
              </span>
              {entry.changes !== undefined && <ChangedPaths changes={entry.changes} />}
            </li>
          ))}
        </ol>
      </section>
      {POLICY_ID.test(policyId) && <Versions policyId={policyId} names={names} />}
    </div>
  );
}

const POLICY_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

interface VersionsProps {
  readonly policyId: string;
  readonly names: EditedDraft['names'];
}

function Versions({ policyId, names }: VersionsProps): ReactElement {
  const { t } = useTranslation();
  const versions = useVersions(policyId);
  return (
    <section className={styles['part']}>
      <h3>{t('drafts.historyInForce', { policy: policyId })}</h3>
      {versions.isPending && <Skeleton height={60} />}
      {versions.isError && <Problem problem={versions.error} />}
      {versions.data?.length === 0 && <p className="pf-quiet">{t('drafts.noVersions')}</p>}
      <ol className={styles['entries']}>
        {(versions.data ?? []).map((version) => (
          <li key={version.revision}>
            <Version version={version} names={names} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  readonly version: PolicyVersion;
  readonly names: EditedDraft['names'];
}

function Version({ version, names }: VersionProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { revision, at, by, revertedTo, document, changes } = version;
  const what =
    document === undefined
      ? t('drafts.notInForce')
      : by === undefined
        ? t('drafts.foundInForce')
        : revertedTo === undefined
          ? t('drafts.actions.put-in-force')
          : t('drafts.takenBack', { revision: revertedTo });
  return (
    <>
      <strong>{what}</strong>{' '}
      <span className="pf-quiet pf-number">
        {momentText(at, language)}
        {by !== undefined && ` · ${editorName(t, by, names)}`} · {t('drafts.revision', { revision })}
      </span>
      <ChangedPaths changes={changes} />
    </>
  );
}

/** Name of whoever did something, or by which way where there is none. */
function editorName(t: TFunction, by: Editor, names: EditedDraft['names']): string {
  const way = by === 'local-token' || by === 'command-line' ? by : 'person';
  return names[by] ?? t(`drafts.editors.${way}`);
}

function ChangedPaths({ changes: { paths, count } }: { readonly changes: Changes }): ReactElement {
  const { t } = useTranslation();
  const rest = count - paths.length;
  if (count === 0) return <p className="pf-quiet">{t('drafts.noChanges')}</p>;
  return (
    <p className={styles['paths']}>
      <code>{paths.join(', ')}</code> {rest > 0 && t('drafts.morePaths', { count: rest })}
    </p>
  );
}
