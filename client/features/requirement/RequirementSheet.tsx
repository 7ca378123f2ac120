import { Button, CloseButton } from '@mantine/core';
import { IconAdjustments, IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { useEditing } from './editing.ts';
import { RequirementBar } from './RequirementBar.tsx';
import styles from './RequirementSheet.module.css';

interface Props {
  readonly onSearch: () => void;
  /** While a point is being chosen, the sheet makes way for the map. */
  readonly picking: boolean;
}

/** The requirement on a narrow page: a line that says what it is, and a sheet in which it is edited. */
export function RequirementSheet({ onSearch, picking }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { requirement, searched, search } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => {
    setIsOpen(false);
  };
  const sector = useSectors().data?.find(({ id }) => id === requirement.sector);
  const name = language === 'zh-CN' ? sector?.zh : sector?.en;
  return (
    <div className={styles['line']}>
      <p className={styles['summary']}>
        <strong>{name ?? t('requirement.noSector')}</strong>
        <span className="pf-quiet pf-number">
          {t('requirement.summary', { count: Object.keys(requirement.criteria).length })}
        </span>
      </p>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('requirement.edit')}
      </Button>
      {!searched && (
        <Button
          size="sm"
          aria-label={t('requirement.search')}
          onClick={() => {
            search();
            onSearch();
          }}
        >
          <IconSearch size={16} aria-hidden />
        </Button>
      )}
      <Sheet isOpen={isOpen && !picking} onClose={close} label={t('requirement.title')} size="88%">
        <div className={styles['head']}>
          <h2>{t('requirement.title')}</h2>
          <CloseButton size="lg" aria-label={t('app.close')} onClick={close} />
        </div>
        <div className={styles['body']}>
          <RequirementBar
            isStacked
            onSearch={() => {
              close();
              onSearch();
            }}
          />
        </div>
      </Sheet>
    </div>
  );
}
