import { IconPlus } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionDescription, CriterionGroup } from '#shared/criterion.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { EditorPopover } from './EditorPopover.tsx';
import { withAsk } from './edits.ts';
import { useEditing } from './editing.ts';
import { newAsk } from './fields.ts';
import styles from './AddCriterion.module.css';

const WIDTH_PX = 520;

/** Offers the criteria that are not asked yet, by their groups. */
export function AddCriterion({ onAdded }: { readonly onAdded: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  const free = (useCriteria().data ?? []).filter(({ id }) => requirement.criteria[id] === undefined);
  const add = (criterion: CriterionDescription): void => {
    change(withAsk(requirement, criterion.id, newAsk(criterion)));
    setIsOpen(false);
    onAdded(criterion.id);
  };
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={setIsOpen}
      label={t('requirement.add')}
      width={WIDTH_PX}
      target={
        <button
          type="button"
          className={styles['open']}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          <IconPlus size={15} aria-hidden /> {t('requirement.add')}
        </button>
      }
    >
      <div className={styles['groups']}>
        {CriterionGroup.options.map((group) => (
          <GroupOfCriteria key={group} group={group} criteria={free.filter((one) => one.group === group)} onAdd={add} />
        ))}
      </div>
    </EditorPopover>
  );
}

interface GroupProps {
  readonly group: CriterionGroup;
  readonly criteria: readonly CriterionDescription[];
  readonly onAdd: (criterion: CriterionDescription) => void;
}

function GroupOfCriteria({ group, criteria, onAdd }: GroupProps): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  if (criteria.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h4>{t(`criteria.groups.${group}`)}</h4>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <button
              type="button"
              className={styles['item']}
              onClick={() => {
                onAdd(criterion);
              }}
            >
              {criterionName(say, criterion.id)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
