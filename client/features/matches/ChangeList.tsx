import { IconArrowRight } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type SaidChange, changeText } from '#client/explain/change.ts';
import { criterionName } from '#client/explain/label.ts';
import { changedParameters } from '../requirement/edits.ts';
import { useEditing } from '../requirement/editing.ts';
import styles from './ChangeList.module.css';

/** What is missing, each as the change of the ask that would do. */
export function ChangeList({ changes }: { readonly changes: readonly SaidChange[] }): ReactElement {
  const { say } = useSpeaking();
  const textOf = useChangeText();
  return (
    <span className={styles['changes']}>
      {changes.map((change) => (
        <span key={change.criterion} className={styles['change']}>
          <IconArrowRight size={14} aria-hidden />
          <strong>{criterionName(say, change.criterion)}</strong>
          <span className="pf-number">{textOf(change)}</span>
        </span>
      ))}
    </span>
  );
}

/** Says changes of the requirement that is being edited. */
export function useChangeText(): (change: SaidChange) => string {
  const speaking = useSpeaking();
  const criteria = useCriteria().data;
  const { requirement } = useEditing();
  return (change) => {
    const ask = requirement.criteria[change.criterion];
    const parameters = ask === undefined ? [] : changedParameters(ask, change).map(([name]) => name);
    const criterion = criteria?.find(({ id }) => id === change.criterion);
    return changeText(change, { criterion, parameters }, speaking);
  };
}
