import { Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { areaText } from '#client/explain/quantity.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { useSpace } from './requirementQueries.ts';

/** A space by its name, park and area; by its id once it is there no more. */
export function SpaceName({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { data: space, isPending } = useSpace(id);
  const park = useParks().data?.find((one) => one.id === space?.parkId);
  const name = speaking.language === 'zh-CN' ? 'zh' : 'en';
  if (isPending) return <Skeleton height={20} width={200} />;
  if (space === undefined) {
    return (
      <span>
        {id} <span className="pf-quiet">{t('companyDesk.spaceGone')}</span>
      </span>
    );
  }
  return (
    <span>
      <strong>{space.name[name]}</strong>{' '}
      <span className="pf-quiet pf-number">
        {park?.name[name]}
        {space.facts.areaM2 !== undefined && ` · ${areaText(space.facts.areaM2, speaking)}`}
      </span>{' '}
      {space.demo && (
        <Tag look="dashed" title={t('app.demoLong')}>
          {t('app.demo')}
        </Tag>
      )}
    </span>
  );
}
