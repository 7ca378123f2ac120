import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName, parameterName } from '#client/explain/label.ts';
import { quantityText } from '#client/explain/quantity.ts';
import { type Say, type Speaking } from '#client/explain/speaking.ts';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useRequirementDeed, useRequirementHistory } from './requirementQueries.ts';
import styles from './companyDesk.module.css';

/** What a requirement was, and the way back to it. */
export function RequirementHistory({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
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
        fieldName={(path) => fieldName(path, speaking.say)}
        valueText={(path, value) => valueText(path, value, speaking)}
      />
    </details>
  );
}

/** What a field of a requirement is called: its criterion with the parameter, or the field of the saved record. */
function fieldName(path: string, say: Say): string {
  const [, id, parameter] = /^requirement\.criteria\.([a-z-]+)\.?([^.]*)/u.exec(path) ?? [];
  if (id === undefined) {
    const [top = path] = path.split('.');
    return Object.hasOwn(FIELDS, top) ? say(`companyDesk.fields.${top}`) : path;
  }
  const name = criterionName(say, id);
  if (parameter === undefined || parameter === '') return name;
  return `${name} · ${parameter === 'level' ? say('requirement.level') : parameterName(say, id, parameter)}`;
}

/** What follows from who keeps it, and from when. */
const UNTOLD: ReadonlySet<string> = new Set(['companyId', 'createdAt']);

/** What a field of a requirement says, with its unit or in the words of the page. */
function valueText(path: string, value: unknown, speaking: Speaking): string | undefined {
  if (typeof value === 'number') return quantityText(path.split('.').at(-1) ?? path, value, speaking);
  if (typeof value === 'string') return wordText(path, value, speaking.say);
  if (path !== 'shortlist' || !Array.isArray(value)) return undefined;
  return speaking.say('companyDesk.shortlisted', { count: value.length });
}

/** A word of one of the page's scales; a name is as its people wrote it. */
function wordText(path: string, word: string, say: Say): string | undefined {
  if (path === 'name') return undefined;
  const group = path.endsWith('.level') ? 'requirement' : (GROUPS[path] ?? 'criteria.values');
  return say(`${group}.${word}`, { defaultValue: word });
}

/** The words of what is no criterion. */
const GROUPS: Readonly<Record<string, string>> = {
  sharing: 'companyDesk.sharingShort',
  state: 'companyDesk.states',
};

const FIELDS = { name: true, requirement: true, sharing: true, state: true, shortlist: true };
