import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Demand } from '#shared/demand.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { useDemand } from './enquiryQueries.ts';
import { ListOf } from '#client/ui/ListOf.tsx';
import styles from './desk.module.css';

/** What companies look for where the operator's parks are, as far as they let it know. */
export function DemandView(): ReactElement {
  const { t } = useTranslation();
  const found = useDemand();
  return (
    <div className={styles['column']}>
      <h2>{t('operator.views.demand')}</h2>
      <p>{t('operator.demandHint')}</p>
      <ListOf
        found={found}
        label={t('operator.views.demand')}
        empty={<p>{t('operator.noDemand')}</p>}
        row={(demand) => <Row demand={demand} />}
      />
    </div>
  );
}

function Row({ demand }: { readonly demand: Demand }): ReactElement {
  const { t } = useTranslation();
  const { language, nameOf } = useSpeaking();
  const { companyName, sector, developmentStage, areaBand, placeIds = [], fitting, changedOn } = demand;
  const said = [
    sector === undefined ? '' : t(`criteria.values.${sector}`),
    developmentStage === undefined ? '' : t(`criteria.values.${developmentStage}`),
    areaBand === undefined ? '' : t(`operator.areaBands.${areaBand}`),
    ...placeIds.map((id) => nameOf(id) ?? id),
  ].filter((part) => part !== '');
  return (
    <div className={styles['entry']}>
      <strong>{companyName ?? t('operator.unnamedCompany')}</strong>
      <span>{said.join(' · ')}</span>
      <span className="pf-quiet pf-number">
        {fitting === undefined ? '' : `${t('operator.fitting', { count: fitting })} · `}
        {dayText(changedOn, language)}
      </span>
    </div>
  );
}
