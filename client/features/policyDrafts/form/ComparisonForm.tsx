import { Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FactId } from '#shared/policy/facts.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyFactName } from '#client/explain/policyFact.ts';
import { type Operator, operatorIn, operatorsOf } from '../conditions.ts';
import { type Path, recordOf } from '../document.ts';
import { useField } from '../writing.ts';
import { FactValue } from './FactValue.tsx';
import styles from './form.module.css';

/** A fact, how it is compared, and with what. */
export function ComparisonForm({ path }: { readonly path: Path }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { value, isReadOnly, set } = useField(path, false);
  const comparison = recordOf(value);
  const fact = FactId.options.find((one) => one === comparison['fact']);
  return (
    <div className={styles['leaf']}>
      <Select
        size="sm"
        label={t('drafts.nodes.fact')}
        data={FactId.options.map((one) => ({ value: one, label: policyFactName(say, one) }))}
        value={fact ?? null}
        readOnly={isReadOnly}
        searchable
        onChange={(chosen) => {
          set({ fact: chosen ?? '' });
        }}
      />
      {fact !== undefined && <Compared path={path} fact={fact} operator={operatorIn(comparison, fact)} />}
    </div>
  );
}

interface ComparedProps {
  readonly path: Path;
  readonly fact: FactId;
  readonly operator: Operator;
}

function Compared({ path, fact, operator }: ComparedProps): ReactElement {
  const { t } = useTranslation();
  const { value, isReadOnly, set } = useField(path, false);
  const compared = recordOf(value)[operator];
  return (
    <>
      <Select
        size="sm"
        label={t('drafts.operator')}
        data={operatorsOf(fact).map((one) => ({ value: one, label: t(`drafts.operators.${one}`) }))}
        value={operator}
        readOnly={isReadOnly}
        allowDeselect={false}
        onChange={(chosen) => {
          const next = operatorsOf(fact).find((one) => one === chosen);
          // A list and a single word, or a bound and another, are not the same kind of thing, but bounds are.
          if (next !== undefined) set(moved({ fact, compared, to: next }));
        }}
      />
      <FactValue
        fact={fact}
        label={t('drafts.comparedWith')}
        isList={operator === 'oneOf' || operator === 'allOf'}
        value={compared}
        isReadOnly={isReadOnly}
        onChange={(next) => {
          set(next === undefined ? { fact } : { fact, [operator]: next });
        }}
      />
    </>
  );
}

interface Move {
  readonly fact: FactId;
  readonly compared: unknown;
  readonly to: Operator;
}

/** A comparison in another way: a word becomes a list of it, and a list its first word. */
function moved({ fact, compared, to }: Move): Readonly<Record<string, unknown>> {
  const isList = to === 'oneOf' || to === 'allOf';
  const words: readonly unknown[] = Array.isArray(compared) ? compared : [compared];
  const next = isList ? words.filter((word) => word !== undefined) : words[0];
  return next === undefined || (isList && words.length === 0) ? { fact } : { fact, [to]: next };
}
