import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DevelopmentStage } from '#shared/vocabulary.ts';
import { EditorPopover } from './EditorPopover.tsx';
import { withField } from './edits.ts';
import { useEditing } from './editing.ts';
import { HorizonInput } from './HorizonInput.tsx';
import chipStyles from './AddCriterion.module.css';
import styles from './CompanyFacts.module.css';

/** What the space will house, by what matches are ordered, and the day that counts. */
export function MoreOptions(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={setIsOpen}
      label={t('requirement.more')}
      target={
        <button
          type="button"
          className={`${chipStyles['open'] ?? ''} ${chipStyles['plain'] ?? ''}`}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('requirement.more')}
        </button>
      }
    >
      <div className={styles['facts']}>
        <h3>{t('requirement.more')}</h3>
        <Select
          size="sm"
          label={t('requirement.developmentStage')}
          placeholder={t('requirement.notSaid')}
          data={DevelopmentStage.options.map((stage) => ({ value: stage, label: t(`criteria.values.${stage}`) }))}
          value={requirement.developmentStage ?? null}
          onChange={(stage) => {
            change(
              withField(requirement, 'developmentStage', DevelopmentStage.optional().catch(undefined).parse(stage)),
            );
          }}
          clearable
          comboboxProps={{ withinPortal: false }}
        />
        <HorizonInput />
        <div>
          <p id="rank-by">{t('requirement.rankBy')}</p>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="rank-by"
            value={requirement.rankBy ?? 'expected'}
            onChange={(by) => {
              change(withField(requirement, 'rankBy', by === 'low' ? 'low' : undefined));
            }}
            data={[
              { value: 'expected', label: t('requirement.rankByExpected') },
              { value: 'low', label: t('requirement.rankByLow') },
            ]}
          />
        </div>
        <TextInput
          size="sm"
          type="date"
          label={t('requirement.asOf')}
          description={t('requirement.asOfHint')}
          value={requirement.asOf ?? ''}
          onChange={({ currentTarget }) => {
            change(
              withField(requirement, 'asOf', currentTarget.value === '' ? undefined : currentTarget.value),
              'asOf',
            );
          }}
        />
      </div>
    </EditorPopover>
  );
}
