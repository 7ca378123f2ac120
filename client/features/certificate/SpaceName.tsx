import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type NamedSpace } from '#shared/certificate.ts';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { useSpoken } from './spoken.ts';
import styles from './SpaceName.module.css';

interface Props {
  readonly space: NamedSpace;
  /** Whether its park stands below it; of a space that is not in the list it is said in any case. */
  readonly withPark?: boolean;
}

/** A space by rank and name, which opens its explanation where the list has it; one that is invented is marked. */
export function SpaceName({ space, withPark = false }: Props): ReactElement {
  const { t } = useTranslation();
  const rank = useSpoken().rankById.get(space.id);
  return (
    <span className={styles['space']}>
      <NameOrLink space={space} rank={rank} />
      {space.demo && (
        <>
          {' '}
          <Tag look="dashed" title={t('app.demoLong')}>
            {t('app.demo')}
          </Tag>
        </>
      )}
      <ParkName id={space.parkId} isBelow={withPark} isSaid={withPark || rank === undefined} />
    </span>
  );
}

function NameOrLink({ space, rank }: { readonly space: NamedSpace; readonly rank: number | undefined }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { onOpen } = useSpoken();
  const name = space.name[language === 'zh-CN' ? 'zh' : 'en'];
  if (rank === undefined) return <>{name}</>;
  return (
    <button
      type="button"
      className={styles['open']}
      data-space={space.id}
      onClick={() => {
        onOpen(space.id);
      }}
    >
      <span className={`${styles['rank'] ?? ''} pf-number`} aria-hidden="true">
        {rank}
      </span>
      {name}
      <span className="pf-unseen"> ({t('results.rank', { rank })})</span>
    </button>
  );
}

interface ParkProps {
  readonly id: string;
  readonly isBelow: boolean;
  readonly isSaid: boolean;
}

function ParkName({ id, isBelow, isSaid }: ParkProps): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const park = useParks().data?.find((one) => one.id === id);
  if (park === undefined || !isSaid) return null;
  const name = park.name[language === 'zh-CN' ? 'zh' : 'en'];
  return isBelow ? <span className={styles['below']}>{name}</span> : <>{t('certificate.inPark', { park: name })}</>;
}
