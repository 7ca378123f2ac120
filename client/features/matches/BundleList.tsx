import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bundle, bundleKey } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { areaText } from '#client/explain/quantity.ts';
import { ScoreChip } from '#client/ui/ScoreChip.tsx';
import { VerdictMark } from '#client/ui/VerdictMark.tsx';
import { useSelection } from './useSelection.ts';
import styles from './BundleList.module.css';

/** Several spaces of one park taken as one, best first. */
export function BundleList({ bundles }: { readonly bundles: readonly Bundle[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={styles['hint']}>{t('results.bundleHint')}</h3>
      <ol>
        {bundles.map((bundle) => (
          <li key={bundleKey(bundle.spaces)} className={`${styles['bundle'] ?? ''} pf-keep`}>
            <BundleCard bundle={bundle} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function BundleCard({ bundle }: { readonly bundle: Bundle }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { selectedId, select } = useSelection();
  const name = speaking.language === 'zh-CN' ? 'zh' : 'en';
  const { park, areaM2, adjacency, verdict, score, spaces } = bundle;
  return (
    <>
      <div className={styles['head']}>
        <strong>{park.name[name]}</strong>
        <ScoreChip score={score} />
      </div>
      <p className="pf-number">
        {t('results.bundleOf', { count: spaces.length, area: areaText(areaM2, speaking) })} ·{' '}
        {t(`results.adjacency.${adjacency}`)}
      </p>
      <VerdictMark verdict={verdict === 'met' ? 'met' : 'unknown'} word={t(`results.groups.${verdict}`)} />
      <ul className={styles['spaces']}>
        {spaces.map((space) => (
          <li key={space.id}>
            <button
              type="button"
              aria-current={space.id === selectedId}
              onClick={() => {
                select(space.id);
              }}
            >
              {space.name[name]}
              {space.facts.areaM2 !== undefined && (
                <span className="pf-number pf-quiet"> {areaText(space.facts.areaM2, speaking)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
