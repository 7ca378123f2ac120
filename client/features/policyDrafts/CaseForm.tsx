import { Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseRun, type DraftCase } from '#shared/policy/draft.ts';
import { FactId } from '#shared/policy/facts.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyFactName } from '#client/explain/policyFact.ts';
import { TruthField } from '#client/features/requirement/company/TruthField.tsx';
import { factField } from '#client/features/requirement/company/factFields.ts';
import { usePlaceOptions } from '#client/features/requirement/form/placeOptions.ts';
import { withAnswer, withExpectation, withFact } from './cases.ts';
import { listOf, recordOf, textOf } from './document.ts';
import { ExpectationForm } from './ExpectationForm.tsx';
import { useIdsIn } from './form/choiceFields.tsx';
import { FactValue } from './form/FactValue.tsx';
import { useWriting } from './writing.ts';
import formStyles from './form/form.module.css';
import styles from './Drafts.module.css';

interface Props {
  readonly number: number;
  readonly one: DraftCase;
  /** What it came to when it was last run. */
  readonly run: CaseRun | undefined;
  /** Undefined takes the case out. */
  readonly onChange: (next: DraftCase | undefined) => void;
}

/** One case: a company at a place on a day, and what the clauses must say for it. */
export function CaseForm(props: Props): ReactElement {
  const { number, one, run, onChange } = props;
  const { t } = useTranslation();
  const { isReadOnly } = useWriting();
  const measures = useIdsIn(['measures']);
  return (
    <fieldset className={formStyles['list']} disabled={isReadOnly}>
      <legend>{t('drafts.caseNumber', { number })}</legend>
      <Frame {...props} />
      <Facts {...props} />
      <Answers {...props} />
      <h4>{t('drafts.expected')}</h4>
      {one.expected.map((expected, at) => (
        <ExpectationForm
          key={at}
          expected={expected}
          outcome={run?.outcomes[at]}
          onChange={(next) => {
            onChange(withExpectation(one, at, next));
          }}
        />
      ))}
      <div className={styles['buttons']}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onChange({ ...one, expected: [...one.expected, { measure: measures[0] ?? '', verdict: 'unknown' }] });
          }}
        >
          {t('drafts.addExpectation')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            onChange(undefined);
          }}
        >
          {t('drafts.removeCase', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

function Frame({ one, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const places = usePlaceOptions();
  return (
    <div className={formStyles['leaf']}>
      <TextInput
        size="sm"
        label={t('drafts.caseName')}
        value={one.name}
        onChange={({ currentTarget }) => {
          onChange({ ...one, name: currentTarget.value });
        }}
      />
      <TextInput
        size="sm"
        type="date"
        label={t('drafts.caseDay')}
        value={one.asOf}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onChange({ ...one, asOf: currentTarget.value });
        }}
      />
      <Select
        size="sm"
        label={t('drafts.casePlace')}
        data={places}
        value={one.placeId}
        searchable
        allowDeselect={false}
        onChange={(placeId) => {
          if (placeId !== null) onChange({ ...one, placeId });
        }}
      />
    </div>
  );
}

function Facts({ one, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const told = FactId.options.filter((fact) => one.facts[fact] !== undefined);
  return (
    <>
      <h4>{t('drafts.known')}</h4>
      <div className={formStyles['leaf']}>
        {told.map((fact) => (
          <FactValue
            key={fact}
            fact={fact}
            label={policyFactName(say, fact)}
            isList={factField(fact).kind === 'choices'}
            value={one.facts[fact]}
            isReadOnly={false}
            onChange={(value) => {
              onChange(withFact(one, fact, value));
            }}
          />
        ))}
        <Select
          size="sm"
          label={t('drafts.addFact')}
          data={FactId.options
            .filter((fact) => !told.includes(fact))
            .map((fact) => ({ value: fact, label: policyFactName(say, fact) }))}
          value={null}
          searchable
          onChange={(chosen) => {
            const fact = FactId.options.find((option) => option === chosen);
            if (fact !== undefined) onChange(withFact(one, fact, FIRST_VALUES[factField(fact).kind](fact)));
          }}
        />
      </div>
    </>
  );
}

/** What a fact is before anything else is entered. */
const FIRST_VALUES = {
  truth: () => true,
  day: () => '2025-01-01',
  place: () => 'sz',
  choice: (fact: FactId) => optionsOf(fact)[0],
  choices: (fact: FactId) => optionsOf(fact).slice(0, 1),
  number: () => 1,
} as const;

function optionsOf(fact: FactId): readonly string[] {
  const field = factField(fact);
  return 'options' in field ? field.options : [];
}

function Answers({ one, onChange }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { document } = useWriting();
  const { language } = useSpeaking();
  const questions = useIdsIn(['questions']);
  const textOfQuestion = (ask: string): string => {
    const question = listOf(document['questions'])
      .map(recordOf)
      .find(({ id }) => id === ask);
    const text = textOf(recordOf(question?.['text'])[language === 'zh-CN' ? 'zh' : 'en']);
    return text === '' ? ask : text;
  };
  if (questions.length === 0) return null;
  return (
    <>
      <h4>{t('drafts.fields.questions')}</h4>
      {questions.map((ask) => (
        <TruthField
          key={ask}
          label={textOfQuestion(ask)}
          value={one.answers?.[ask]}
          onChange={(said) => {
            onChange(withAnswer(one, ask, said));
          }}
        />
      ))}
    </>
  );
}
