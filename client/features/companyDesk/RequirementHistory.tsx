import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useRequirementDeed, useRequirementHistory } from './requirementQueries.ts';
import styles from './companyDesk.module.css';

/** What a requirement was, and the way back to it. */
export function RequirementHistory({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { data, error, refetch } = useRequirementHistory(saved);
  const restoring = useRequirementDeed();
  return (
    <details className={styles['part']}>
      <summary>{t('history.title')}</summary>
      <p className="pf-quiet">{t('companyDesk.restoreHint')}</p>
      {restoring.error !== null && <Problem problem={restoring.error} />}
      <History
        entries={data}
        problem={error}
        onRetry={() => {
          void refetch();
        }}
        isRestoring={restoring.isPending}
        onRestore={(revision) => {
          restoring.mutate({ does: 'restore', of: saved, revision });
        }}
        fieldName={(path) => fieldName(path, (id) => criterionName(say, id), t)}
      />
    </details>
  );
}

/** What a field of a requirement is called: its criterion, or the field of the saved record. */
function fieldName(path: string, criterion: (id: string) => string, t: (key: string) => string): string {
  const [, id] = /^requirement\.criteria\.([a-z-]+)/u.exec(path) ?? [];
  if (id !== undefined) return criterion(id);
  const [top = path] = path.split('.');
  return Object.hasOwn(FIELDS, top) ? t(`companyDesk.fields.${top}`) : path;
}

const FIELDS = { name: true, requirement: true, sharing: true, state: true, shortlist: true };
