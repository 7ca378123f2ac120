import { Button, Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Sector } from '#shared/sector.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { AskBureau } from '../publicLead/AskBureau.tsx';
import { fromTemplate, withAsk } from './edits.ts';
import { useEditing } from './editing.ts';
import { inOrder } from './sectorOrder.ts';
import styles from './Start.module.css';

const SKELETONS = 8;

/** Where a requirement begins: the choice of a sector, whose template is filled in. */
export function Start(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change, isLinkDamaged } = useEditing();
  const sectors = useSectors();
  return (
    <section className={styles['start']} aria-labelledby="start-title">
      {isLinkDamaged && <p role="alert">{t('requirement.linkDamaged')}</p>}
      <h2 id="start-title">{t('requirement.startTitle')}</h2>
      <p className="pf-quiet">{t('requirement.startHint')}</p>
      {sectors.isError && (
        <Problem
          problem={sectors.error}
          onRetry={() => {
            void sectors.refetch();
          }}
        />
      )}
      <ul className={styles['sectors']} aria-busy={sectors.isPending}>
        {sectors.isPending &&
          Array.from({ length: SKELETONS }, (_, at) => (
            <li key={at}>
              <Skeleton height={60} />
            </li>
          ))}
        {inOrder(sectors.data ?? []).map((sector) => (
          <li key={sector.id}>
            <SectorCard
              sector={sector}
              onChoose={() => {
                change(fromTemplate(sector, requirement));
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          change(withAsk(requirement, 'area', { level: 'must' }));
        }}
      >
        {t('requirement.startEmpty')}
      </Button>
      <AskBureau />
    </section>
  );
}

function SectorCard({ sector, onChoose }: { readonly sector: Sector; readonly onChoose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  return (
    <button type="button" className={styles['sector']} onClick={onChoose}>
      <strong>{language === 'zh-CN' ? sector.zh : sector.en}</strong>
      <span className="pf-quiet pf-number">{t('requirement.prefilled', { count: sector.template.length })}</span>
    </button>
  );
}
