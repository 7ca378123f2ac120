import { ActionIcon, NumberInput, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Eligibility } from '#shared/policy/condition.ts';
import { type Expectation, type Outcome } from '#shared/policy/draft.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { FEN_PER_YUAN, withSum } from './cases.ts';
import { useIdsIn } from './form/choiceFields.tsx';
import formStyles from './form/form.module.css';
import styles from './Drafts.module.css';

interface Props {
  readonly expected: Expectation;
  readonly outcome: Outcome | undefined;
  /** Undefined takes it out. */
  readonly onChange: (next: Expectation | undefined) => void;
}

const SUMS = ['lowFen', 'highFen'] as const;

/** What one clause must say, and what it said. */
export function ExpectationForm({ expected, outcome, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const measures = useIdsIn(['measures']);
  return (
    <div className={formStyles['node']}>
      <div className={formStyles['leaf']}>
        <Select
          size="sm"
          label={t('drafts.measure')}
          data={[...new Set([...measures, expected.measure])].filter((id) => id !== '')}
          value={expected.measure}
          searchable
          allowDeselect={false}
          onChange={(measure) => {
            if (measure !== null) onChange({ ...expected, measure });
          }}
        />
        <Select
          size="sm"
          label={t('drafts.verdict')}
          data={Eligibility.options.map((verdict) => ({ value: verdict, label: t(`policy.verdicts.${verdict}`) }))}
          value={expected.verdict}
          allowDeselect={false}
          onChange={(chosen) => {
            const verdict = Eligibility.options.find((option) => option === chosen);
            if (verdict !== undefined) onChange({ ...expected, verdict });
          }}
        />
        {SUMS.map((name) => {
          const fen = expected[name];
          return (
            <NumberInput
              key={name}
              size="sm"
              label={t(`drafts.sums.${name}`)}
              value={fen === undefined ? '' : fen / FEN_PER_YUAN}
              min={0}
              decimalScale={2}
              thousandSeparator=","
              hideControls
              onChange={(entered) => {
                onChange(withSum(expected, name, typeof entered === 'number' ? entered : undefined));
              }}
            />
          );
        })}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('drafts.removeExpectation', { measure: expected.measure })}
          onClick={() => {
            onChange(undefined);
          }}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {outcome !== undefined && <Got outcome={outcome} />}
    </div>
  );
}

function Got({ outcome: { got, isAsExpected } }: { readonly outcome: Outcome }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const said =
    got === undefined
      ? t('drafts.gotNothing')
      : [
          t(`policy.verdicts.${got.verdict}`),
          t(`policy.inForce.${got.inForce}`),
          ...(got.lowFen === undefined ? [] : [`${t('drafts.sums.lowFen')} ${sumText(got.lowFen, speaking)}`]),
          ...(got.highFen === undefined ? [] : [`${t('drafts.sums.highFen')} ${sumText(got.highFen, speaking)}`]),
        ].join(' · ');
  return (
    <p className={isAsExpected ? styles['good'] : styles['bad']}>
      <strong>{t(isAsExpected ? 'drafts.asExpected' : 'drafts.notAsExpected')}</strong> {t('drafts.got', { said })}
    </p>
  );
}
