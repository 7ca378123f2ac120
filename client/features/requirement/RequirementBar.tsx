import { ActionIcon, Button, Select } from '@mantine/core';
import { IconArrowBackUp, IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCriteria, useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { useMatching } from '../matches/matching.ts';
import { SaveButton } from '../companyDesk/SaveButton.tsx';
import { AddCriterion } from './AddCriterion.tsx';
import { CompanyFacts } from './company/CompanyFacts.tsx';
import { CriterionChip } from './CriterionChip.tsx';
import { fromTemplate } from './edits.ts';
import { useEditing } from './editing.ts';
import { GrowthSteps } from './GrowthSteps.tsx';
import { MoreOptions } from './MoreOptions.tsx';
import { inOrder } from './sectorOrder.ts';
import styles from './RequirementBar.module.css';

interface Props {
  readonly onSearch: () => void;
  /** Parts below each other, as in a sheet. */
  readonly isStacked?: boolean;
}

/** The requirement as a bar of chips, each of which opens its editor; and the search. */
export function RequirementBar({ onSearch, isStacked = false }: Props): ReactElement {
  const { t } = useTranslation();
  const { requirement, undo, mayUndo, search, searched } = useEditing();
  const { retry } = useMatching();
  const criteria = useCriteria().data;
  const [openId, setOpenId] = useState<string | null>(null);
  const asked = (criteria ?? []).filter(({ id }) => requirement.criteria[id] !== undefined);
  return (
    <div className={styles['bar']} data-stacked={isStacked}>
      <SectorSelect />
      <ul className={styles['chips']} aria-label={t('requirement.criteria')}>
        {asked.map((criterion) => (
          <li key={criterion.id}>
            <CriterionChip
              criterion={criterion}
              isOpen={openId === criterion.id}
              onOpen={(open) => {
                setOpenId(open ? criterion.id : null);
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles['tools']}>
        <AddCriterion onAdded={setOpenId} />
        <GrowthSteps />
        <CompanyFacts />
        <MoreOptions />
      </div>
      <div className={styles['actions']}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('app.undo')}
          title={t('app.undo')}
          disabled={!mayUndo}
          onClick={undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
        <Button
          size="sm"
          leftSection={<IconSearch size={16} aria-hidden />}
          onClick={() => {
            if (searched) retry();
            else search();
            onSearch();
          }}
        >
          {t('requirement.search')}
        </Button>
        <SaveButton />
      </div>
    </div>
  );
}

/** The sector; another one fills in its own template, which can be undone. */
function SectorSelect(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const { language } = useSpeaking();
  const sectors = useSectors().data ?? [];
  return (
    <Select
      className={styles['sector'] ?? ''}
      size="sm"
      aria-label={t('requirement.sector')}
      placeholder={t('requirement.sector')}
      data={inOrder(sectors).map((sector) => ({
        value: sector.id,
        label: language === 'zh-CN' ? sector.zh : sector.en,
      }))}
      value={requirement.sector ?? null}
      allowDeselect={false}
      maxDropdownHeight={420}
      onChange={(id) => {
        const sector = sectors.find((one) => one.id === id);
        if (sector !== undefined) change(fromTemplate(sector, requirement));
      }}
    />
  );
}
