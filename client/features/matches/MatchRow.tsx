import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ParkSummary, type PlacedSpace, type Score } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { keyFacts } from '#client/explain/keyFacts.ts';
import { numberText } from '#client/explain/quantity.ts';
import { ScoreChip, ScoreInterval } from '#client/ui/ScoreChip.tsx';
import { SpaceTags } from './SpaceTags.tsx';
import styles from './MatchRow.module.css';

interface Props {
  readonly rank: number;
  readonly judged: {
    readonly space: PlacedSpace;
    readonly park: ParkSummary;
    readonly score: Score;
    readonly completeness: number;
  };
}

/** One space in a list: rank, name, park, tags, key facts, and its score with how much of it is known. */
export function MatchRow({ rank, judged: { space, park, score, completeness } }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const name = speaking.language === 'zh-CN' ? 'zh' : 'en';
  return (
    <span className={styles['match']}>
      <span className={`${styles['rank'] ?? ''} pf-number`}>{rank}</span>{' '}
      <span className={styles['name']}>{space.name[name]}</span> <ScoreChip score={score} />{' '}
      <span className={styles['park']}>
        <span>
          {park.name[name]}
          {park.places[0] !== undefined && ` · ${speaking.nameOf(park.places[0]) ?? park.places[0]}`}
        </span>
        <SpaceTags space={space} />
      </span>{' '}
      <span className={`${styles['facts'] ?? ''} pf-number`}>
        {keyFacts(space.facts, speaking).map((fact) => (
          <span key={fact}>{fact} </span>
        ))}
      </span>{' '}
      <span className={styles['score']}>
        <ScoreInterval score={score} />
        <span className="pf-number">
          {t('results.known', { share: numberText(completeness * 100, speaking.language, 0) })}
        </span>
      </span>
    </span>
  );
}
