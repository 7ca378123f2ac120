import { ActionIcon, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FEN_MAX } from '#shared/policy/facts.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { useEditing } from '../editing.ts';
import { withCompany } from '../edits.ts';
import { type Field } from '../fields.ts';
import { FieldOf } from '../form/FieldOf.tsx';
import { type Award, type Awards, withAward, withNewAward, withoutAward } from './awards.ts';
import styles from './company.module.css';

/** Awards granted before. Nothing said, none at all, or some: three different answers. */
export function AwardsEditor(): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { requirement, change } = useEditing();
  const policies = usePolicies().data ?? [];
  const awards = requirement.company?.awards;
  const isNone = awards?.length === 0;
  const set = (next: Awards | undefined, about?: string): void => {
    change(withCompany(requirement, 'awards', next), about);
  };
  return (
    <fieldset className={styles['awards']}>
      <legend>{t('requirement.awards')}</legend>
      <Checkbox
        size="sm"
        label={t('requirement.noAwards')}
        checked={isNone}
        onChange={({ currentTarget }) => {
          set(currentTarget.checked ? [] : undefined);
        }}
      />
      {awards !== undefined && awards.length > 0 && (
        <ol className={styles['rows']}>
          {awards.map((award, at) => (
            // The same award may have been granted more than once.
            <li key={at}>
              <AwardRow
                award={award}
                number={at + 1}
                policy={policies.find(({ id }) => id === award.policy)}
                onChange={(next) => {
                  set(withAward(awards, at, next), `company.awards.${at}`);
                }}
                onRemove={() => {
                  set(withoutAward(awards, at));
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <Select
        size="sm"
        label={t('requirement.addAward')}
        placeholder={t('requirement.choosePolicy')}
        data={policies.map((policy) => ({ value: policy.id, label: spoken(policy.title, speaking) }))}
        value={null}
        onChange={(id) => {
          if (id !== null) set(withNewAward(awards, id));
        }}
        disabled={isNone}
        searchable
        comboboxProps={IN_PLACE}
      />
    </fieldset>
  );
}

interface RowProps {
  readonly award: Award;
  readonly number: number;
  readonly policy: Policy | undefined;
  readonly onChange: (award: Award) => void;
  readonly onRemove: () => void;
}

function AwardRow({ award, number, policy, onChange, onRemove }: RowProps): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const name = policy === undefined ? award.policy : spoken(policy.title, speaking);
  const { measure, amountFen, policy: policyId } = award;
  const rest = amountFen === undefined ? {} : { amountFen };
  return (
    <div className={styles['award']}>
      <p>{name}</p>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('requirement.removeAward', { number })}
        title={t('requirement.removeAward', { number })}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
      <Select
        size="sm"
        label={t('requirement.awardMeasure')}
        placeholder={t('requirement.notSaid')}
        data={(policy?.measures ?? [])
          .filter(({ kind }) => kind === 'award')
          .map(({ id, title }) => ({ value: id, label: spoken(title, speaking) }))}
        value={measure ?? null}
        onChange={(id) => {
          onChange({ policy: policyId, ...(id === null ? {} : { measure: id }), ...rest });
        }}
        clearable
        searchable
        comboboxProps={IN_PLACE}
      />
      <FieldOf
        criterion="company"
        field={AMOUNT}
        label={t('requirement.awardAmount')}
        value={amountFen}
        onChange={(fen) => {
          const kept = measure === undefined ? {} : { measure };
          onChange({ policy: policyId, ...kept, ...(typeof fen === 'number' && fen > 0 ? { amountFen: fen } : {}) });
        }}
      />
    </div>
  );
}

const AMOUNT: Field = { name: 'amountFen', kind: 'number', required: false, integer: true, above: 0, max: FEN_MAX };

/** The list opens inside the editor's own layer, so that choosing from it does not count as a click outside. */
const IN_PLACE = { withinPortal: false } as const;
