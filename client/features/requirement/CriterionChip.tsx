import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionDescription, WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { askText } from '#client/explain/ask.ts';
import { criterionName } from '#client/explain/label.ts';
import { CriterionEditor } from './CriterionEditor.tsx';
import { EditorPopover } from './EditorPopover.tsx';
import { useEditing } from './editing.ts';
import { useFaultsOf } from './faults.ts';
import { isComplete } from './fields.ts';
import styles from './CriterionChip.module.css';

interface Props {
  readonly criterion: CriterionDescription;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One asked criterion in a few words; opens its editor. */
export function CriterionChip({ criterion, isOpen, onOpen }: Props): ReactElement | null {
  const { say } = useSpeaking();
  const ask = useEditing().requirement.criteria[criterion.id];
  const isAtFault = useFaultsOf(criterion.id).size > 0;
  if (ask === undefined) return null;
  const name = criterionName(say, criterion.id);
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={onOpen}
      label={name}
      target={
        <button
          type="button"
          className={styles['chip']}
          data-level={ask.level}
          data-state={stateOf(isAtFault, isComplete(criterion, ask))}
          onClick={() => {
            onOpen(!isOpen);
          }}
        >
          <ChipText criterion={criterion} ask={ask} isAtFault={isAtFault} />
        </button>
      }
    >
      <CriterionEditor
        criterion={criterion}
        ask={ask}
        onRemoved={() => {
          onOpen(false);
        }}
      />
    </EditorPopover>
  );
}

function stateOf(isAtFault: boolean, complete: boolean): 'fault' | 'incomplete' | 'ready' {
  if (isAtFault) return 'fault';
  return complete ? 'ready' : 'incomplete';
}

interface TextProps {
  readonly criterion: CriterionDescription;
  readonly ask: OpenAsk;
  readonly isAtFault: boolean;
}

function ChipText({ criterion, ask, isAtFault }: TextProps): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const complete = isComplete(criterion, ask);
  const text = complete ? askText(criterion.id, ask, speaking) : t('requirement.toFillIn');
  return (
    <>
      {isAtFault && <IconAlertTriangle size={14} role="img" aria-label={t('requirement.fault')} />}
      <span className={ask.level === 'must' ? styles['must'] : 'pf-unseen'}>
        {t(`requirement.${ask.level}Short`)}
      </span>{' '}
      <span className={styles['name']}>{criterionName(speaking.say, criterion.id)}</span>{' '}
      {text !== '' && <span className={`${styles['text'] ?? ''} pf-number`}>{text}</span>}
      <ChipWeight ask={ask} />
    </>
  );
}

/** The weight of a preference, where it is not the usual one. */
function ChipWeight({ ask: { level, weight = WEIGHT_DEFAULT } }: { readonly ask: OpenAsk }): ReactElement | null {
  const { t } = useTranslation();
  if (level === 'must' || weight === WEIGHT_DEFAULT) return null;
  return (
    <span className={`${styles['weight'] ?? ''} pf-number`}>
      <span className="pf-unseen">{t('requirement.weight')} </span>×{weight}
    </span>
  );
}
