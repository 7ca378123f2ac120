import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlacedSpace } from '#shared/answer.ts';
import { Tag } from '#client/ui/Tag.tsx';

/** What sets a space apart: that it is invented, not built yet, or held for somebody. */
export function SpaceTags({ space }: { readonly space: PlacedSpace }): ReactElement {
  const { t } = useTranslation();
  const { demo, status, facts } = space;
  return (
    <>
      {demo && (
        <Tag look="dashed" title={t('app.demoLong')}>
          {t('app.demo')}
        </Tag>
      )}
      {facts.stage !== undefined && facts.stage !== 'existing' && (
        <Tag look={facts.stage === 'planned' ? 'dashed' : 'outline'}>{t(`criteria.values.${facts.stage}`)}</Tag>
      )}
      {(status === 'held' || status === 'in-negotiation' || status === 'leaving') && (
        <Tag>{t(`results.statuses.${status}`)}</Tag>
      )}
    </>
  );
}
