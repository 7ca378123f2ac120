import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bundle } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { areaText } from '#client/explain/quantity.ts';
import { ScoreChip } from '#client/ui/ScoreChip.tsx';
import { VerdictMark } from '#client/ui/VerdictMark.tsx';
import styles from './BundleList.module.css';

/** Several spaces taken as one: their park, how many they are, how near they lie, and how they stand together. */
export function BundleHead({ bundle }: { readonly bundle: Bundle }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { park, areaM2, adjacency, verdict, score, spaces } = bundle;
  return (
    <>
      <div className={styles['head']}>
        <strong>{park.name[speaking.language === 'zh-CN' ? 'zh' : 'en']}</strong>
        <ScoreChip score={score} />
      </div>
      <p className="pf-number">
        {t('results.bundleOf', { count: spaces.length, area: areaText(areaM2, speaking) })} ·{' '}
        {t(`results.adjacency.${adjacency}`)}
      </p>
      <VerdictMark verdict={verdict === 'met' ? 'met' : 'unknown'} word={t(`results.groups.${verdict}`)} />
    </>
  );
}
