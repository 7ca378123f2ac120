import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceClass, DrugClass, ProductStage } from '#shared/policy.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { EditorPopover } from './EditorPopover.tsx';
import { withCompany } from './edits.ts';
import { useEditing } from './editing.ts';
import chipStyles from './AddCriterion.module.css';
import styles from './CompanyFacts.module.css';

/** What the company says of itself, for policies; nothing has to be said. */
export function CompanyFacts(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  const company = requirement.company ?? {};
  const known = Object.keys(company).length;
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={setIsOpen}
      label={t('requirement.company')}
      target={
        <button
          type="button"
          className={`${chipStyles['open'] ?? ''} ${chipStyles['plain'] ?? ''}`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('requirement.company')}
          {known > 0 && <span className="pf-number"> · {known}</span>}
        </button>
      }
    >
      <div className={styles['facts']}>
        <h3>{t('requirement.company')}</h3>
        <p className="pf-quiet">{t('requirement.companyHint')}</p>
        <FactSelect
          name="productStage"
          options={ProductStage.options}
          value={company.productStage}
          onChange={(value) => {
            change(withCompany(requirement, 'productStage', ProductStage.optional().catch(undefined).parse(value)));
          }}
        />
        <FactSelect
          name="drugClass"
          options={DrugClass.options}
          value={company.drugClass}
          onChange={(value) => {
            change(withCompany(requirement, 'drugClass', DrugClass.optional().catch(undefined).parse(value)));
          }}
        />
        <FactSelect
          name="deviceClass"
          options={DeviceClass.options}
          value={company.deviceClass}
          onChange={(value) => {
            change(withCompany(requirement, 'deviceClass', DeviceClass.optional().catch(undefined).parse(value)));
          }}
        />
        <AwardedPolicies />
      </div>
    </EditorPopover>
  );
}

interface FactSelectProps {
  readonly name: 'productStage' | 'drugClass' | 'deviceClass';
  readonly options: readonly string[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function FactSelect({ name, options, value, onChange }: FactSelectProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      size="sm"
      label={t(`policy.companyFacts.${name}`)}
      placeholder={t('requirement.notSaid')}
      data={options.map((option) => ({ value: option, label: t(`policy.${name}.${option}`) }))}
      value={value ?? null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined);
      }}
      clearable
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** Nothing said, none at all, or some: three different answers. */
function AwardedPolicies(): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { requirement, change } = useEditing();
  const policies = usePolicies().data ?? [];
  const awarded = requirement.company?.awardedPolicies;
  const isNone = awarded?.length === 0;
  const set = (ids: string[] | undefined): void => {
    change(withCompany(requirement, 'awardedPolicies', ids));
  };
  return (
    <>
      <MultiSelect
        size="sm"
        label={t('policy.companyFacts.awardedPolicies')}
        placeholder={awarded === undefined ? t('requirement.notSaid') : ''}
        data={policies.map(({ id, titleZh, titleEn }) => ({ value: id, label: language === 'en' ? titleEn : titleZh }))}
        value={awarded ?? []}
        onChange={(ids) => {
          set(ids.length === 0 ? undefined : ids);
        }}
        disabled={isNone}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <Checkbox
        size="sm"
        label={t('requirement.noAwards')}
        checked={isNone}
        onChange={({ currentTarget }) => {
          set(currentTarget.checked ? [] : undefined);
        }}
      />
    </>
  );
}
