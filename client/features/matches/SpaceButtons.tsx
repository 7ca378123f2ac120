import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlacedSpace } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { areaText } from '#client/explain/quantity.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { useSelection } from './useSelection.ts';
import styles from './BundleList.module.css';

/** Spaces by name and area, each opening its explanation. */
export function SpaceButtons({ spaces }: { readonly spaces: readonly PlacedSpace[] }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { selectedId, select } = useSelection();
  return (
    <ul className={styles['spaces']}>
      {spaces.map(({ id, name, demo, facts }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === selectedId}
            onClick={() => {
              select(id);
            }}
          >
            {name[speaking.language === 'zh-CN' ? 'zh' : 'en']}
            {facts.areaM2 !== undefined && (
              <span className="pf-number pf-quiet"> {areaText(facts.areaM2, speaking)}</span>
            )}
            {demo && (
              <>
                {' '}
                <Tag look="dashed" title={t('app.demoLong')}>
                  {t('app.demo')}
                </Tag>
              </>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
