import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCriteria, useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { askText } from '#client/explain/ask.ts';
import { growthText } from '#client/explain/growth.ts';
import { criterionName } from '#client/explain/label.ts';
import { completeSteps } from './edited.ts';
import { useEditing } from './editing.ts';

/** The requirement in words, for paper only: on the screen the bar shows it. */
export function RequirementOnPaper(): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { requirement } = useEditing();
  const sector = useSectors().data?.find(({ id }) => id === requirement.sector);
  const asked = (useCriteria().data ?? []).flatMap(({ id }) => {
    const ask = requirement.criteria[id];
    return ask === undefined ? [] : [{ id, ask }];
  });
  const growth = completeSteps(requirement.growth ?? []);
  return (
    <section className="pf-print-only">
      <h2>
        {t('requirement.title')}
        {sector !== undefined && ` · ${speaking.language === 'zh-CN' ? sector.zh : sector.en}`}
      </h2>
      <ul>
        {asked.map(({ id, ask }) => (
          <li key={id}>
            {t(`requirement.${ask.level}`)} · {criterionName(speaking.say, id)} {askText(id, ask, speaking)}
            {ask.weight !== undefined && ` · ${t('results.weight', { weight: ask.weight })}`}
          </li>
        ))}
        {growth.length > 0 && (
          <li>
            {t('requirement.growth')} · {growthText(growth, speaking)}
          </li>
        )}
      </ul>
    </section>
  );
}
