import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CriterionGroup, type Finding } from '#shared/criterion.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { sidePhrases } from '#client/explain/fact.ts';
import { criterionName } from '#client/explain/label.ts';
import { numberText } from '#client/explain/quantity.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { VerdictMark } from '#client/ui/VerdictMark.tsx';
import styles from './Findings.module.css';

/** Every criterion that was asked: what was asked, what is offered, and what that makes. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactElement | null {
  const { t } = useTranslation();
  const criteria = useCriteria().data ?? [];
  const groupOf = new Map(criteria.map(({ id, group }) => [id, group]));
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings-title">
      <h3 id="findings-title">{t('results.criteria')}</h3>
      {CriterionGroup.options.map((group) => {
        const inGroup = findings.filter(({ criterion }) => groupOf.get(criterion) === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group} className={styles['group']}>
            <h4>{t(`criteria.groups.${group}`)}</h4>
            <ul>
              {inGroup.map((finding) => (
                <li key={finding.criterion} className="pf-keep">
                  <FindingRow finding={finding} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { criterion, level, verdict, facts, derived } = finding;
  const asked = sidePhrases(criterion, facts, 'asked')(speaking);
  const offered = sidePhrases(criterion, facts, 'offered')(speaking);
  const joint = speaking.say('criteria.joint');
  return (
    <div className={styles['finding']} data-verdict={verdict}>
      <div className={styles['name']}>
        <strong>{criterionName(speaking.say, criterion)}</strong>
        <span className="pf-quiet">{t(`requirement.${level}`)}</span>
        {derived && <Tag look="dashed">{t('results.derived')}</Tag>}
      </div>
      <VerdictMark verdict={verdict} />
      <dl className={`${styles['facts'] ?? ''} pf-number`}>
        <dt>{t('results.asked')}</dt>
        <dd>{asked.length === 0 ? t('results.askedPlainly') : asked.join(joint)}</dd>
        <dt>{t('results.offered')}</dt>
        <dd>{offered.length === 0 ? t('results.notGiven') : offered.join(joint)}</dd>
      </dl>
      {level === 'prefer' && <Worth finding={finding} />}
    </div>
  );
}

/** What a preference is worth: how far it is satisfied, its weight, and the points it brings. */
function Worth({ finding }: { readonly finding: Finding }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { satisfactionRange, weight, contribution } = finding;
  const share = (value: number): string => numberText(value * 100, language, 0);
  const { low, high } = satisfactionRange;
  return (
    <p className={`${styles['worth'] ?? ''} pf-number`}>
      <span className={styles['bar']} aria-hidden="true">
        <span className={styles['sure']} style={{ width: `${low * 100}%` }} />
        <span className={styles['open']} style={{ width: `${(high - low) * 100}%` }} />
      </span>
      <span>
        {t('results.satisfaction', { share: low === high ? share(low) : `${share(low)}–${share(high)}` })} ·{' '}
        {t('results.weight', { weight: numberText(weight, language) })} ·{' '}
        {t('results.contribution', { points: numberText(contribution, language, 1) })}
      </span>
    </p>
  );
}
