import { useTranslation } from 'react-i18next';
import { scoreColor } from '#client/ui/scoreRamp.ts';

const SCORES = [5, 15, 25, 35, 45, 55, 65, 75, 85, 95];
const VERDICTS = ['met', 'unconfirmed', 'nearMiss'] as const;
const STAGES = ['existing', 'under-construction', 'planned'] as const;

/** What colour, shape and outline of a marker mean. */
export function MapLegend(): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <details className="map-legend">
      <summary>{t('map.legend.title')}</summary>
      <div className="map-legend__ramp" aria-hidden="true">
        {SCORES.map((score) => (
          <span key={score} style={{ background: scoreColor(score).fill }} />
        ))}
      </div>
      <p>{t('map.legend.score')}</p>
      <ul>
        {VERDICTS.map((verdict) => (
          <li key={verdict}>
            <Sample verdict={verdict} stage="existing" />
            {t(`map.verdict.${verdict}`)}
          </li>
        ))}
        {STAGES.map((stage) => (
          <li key={stage}>
            <Sample verdict="met" stage={stage} />
            {t(`map.stage.${stage}`)}
          </li>
        ))}
        <li>
          <span className="map-legend__ring" aria-hidden="true" />
          {t('map.legend.ring')}
        </li>
        <li>
          <span className="map-legend__dot" aria-hidden="true" />
          {t('map.legend.park')}
        </li>
        <li>
          <span className="map-legend__asked" aria-hidden="true" />
          {t('map.legend.asked')}
        </li>
        <li>
          <span className="map-legend__demo" aria-hidden="true">
            {t('map.demoShort')}
          </span>
          {t('map.demo')}
        </li>
      </ul>
    </details>
  );
}

interface SampleProps {
  readonly verdict: (typeof VERDICTS)[number];
  readonly stage: (typeof STAGES)[number];
}

function Sample({ verdict, stage }: SampleProps): React.JSX.Element {
  return (
    <span className="map-pin map-pin--sample" data-verdict={verdict} data-stage={stage} aria-hidden="true">
      <span className="map-pin__shape" />
    </span>
  );
}
