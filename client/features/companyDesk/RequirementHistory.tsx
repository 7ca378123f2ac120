import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { quantityText } from '#client/explain/quantity.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useRequirementDeed, useRequirementHistory } from './requirementQueries.ts';
import styles from './companyDesk.module.css';

/** What a requirement was, and the way back to it. */
export function RequirementHistory({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { say } = speaking;
  const { data, error, refetch } = useRequirementHistory(saved);
  const restoring = useRequirementDeed();
  return (
    <details className={styles['part']}>
      <summary>{t('history.title')}</summary>
      <p className="pf-quiet">{t('companyDesk.restoreHint')}</p>
      {restoring.error !== null && <Problem problem={restoring.error} />}
      <History
        entries={data?.map((entry) => ({ ...entry, changes: entry.changes.filter(({ path }) => !UNTOLD.has(path)) }))}
        problem={error}
        onRetry={() => {
          void refetch();
        }}
        isRestoring={restoring.isPending}
        onRestore={(revision) => {
          restoring.mutate({ does: 'restore', of: saved, revision });
        }}
        fieldName={(path) => fieldName(path, (id) => criterionName(say, id), t)}
        valueText={(path, value) => valueText(path, value, speaking)}
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

/** What follows from who keeps it, and from when. */
const UNTOLD: ReadonlySet<string> = new Set(['companyId', 'createdAt']);

/** What a field of a requirement says, with its unit or in the words of the page. */
function valueText(path: string, value: unknown, speaking: Speaking): string | undefined {
  const { say } = speaking;
  if (path === 'shortlist') return Array.isArray(value) ? say('companyDesk.shortlisted', { count: value.length }) : '';
  const last = path.split('.').at(-1) ?? path;
  if (typeof value === 'number') return quantityText(last, value, speaking);
  if (typeof value !== 'string') return undefined;
  if (last === 'level') return say(`requirement.${value}`, { defaultValue: value });
  const group = GROUPS[path] ?? 'criteria.values';
  return say(`${group}.${value}`, { defaultValue: value });
}

/** The words of what is no criterion. */
const GROUPS: Readonly<Record<string, string>> = {
  sharing: 'companyDesk.sharingShort',
  state: 'companyDesk.states',
};

const FIELDS = { name: true, requirement: true, sharing: true, state: true, shortlist: true };
