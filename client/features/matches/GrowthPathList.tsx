import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type GrowthPath, bundleKey } from '#shared/answer.ts';
import { type GrowthStep } from '#shared/requirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { type StepReached, stepsReached } from '#client/explain/growth.ts';
import { areaText } from '#client/explain/quantity.ts';
import { BundleHead } from './BundleHead.tsx';
import { SpaceButtons } from './SpaceButtons.tsx';
import bundleStyles from './BundleList.module.css';
import styles from './GrowthPathList.module.css';

interface Props {
  readonly paths: readonly GrowthPath[];
  /** The growth that was asked. */
  readonly steps: readonly GrowthStep[];
}

/** Spaces of one park that a company can grow into by the days it asked for, best first. */
export function GrowthPathList({ paths, steps }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={bundleStyles['hint']}>{t('growth.hint')}</h3>
      {paths.length === 0 && <p className={styles['none']}>{t('growth.none')}</p>}
      <ol>
        {paths.map((path) => (
          <li key={bundleKey(path.spaces)} className={`${bundleStyles['bundle'] ?? ''} pf-keep`}>
            <BundleHead bundle={path} />
            <Reached reached={stepsReached(steps, path.phases)} />
            <Phases path={path} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** By each day that was asked: how much was asked, and how much is there. */
function Reached({ reached }: { readonly reached: readonly StepReached[] }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const most = Math.max(
    ...reached.flatMap(({ askedM2, deliveredM2, perhapsM2 }) => [askedM2, deliveredM2 + perhapsM2]),
  );
  const share = (areaM2: number): string => `${(100 * areaM2) / most}%`;
  return (
    <table className={`${styles['reached'] ?? ''} pf-number`}>
      <caption className="pf-unseen">{t('growth.reached')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('growth.by')}</th>
          <th scope="col">{t('growth.asked')}</th>
          <th scope="col">{t('growth.delivered')}</th>
        </tr>
      </thead>
      {reached.map(({ by, askedM2, deliveredM2, perhapsM2 }) => (
        <tbody key={by}>
          <tr>
            <th scope="row">{dayText(by, speaking.language)}</th>
            <td>{areaText(askedM2, speaking)}</td>
            <td>
              {areaText(deliveredM2, speaking)}
              {perhapsM2 > 0 && (
                <span className={styles['perhaps']}>
                  {t('growth.perhaps', { area: areaText(perhapsM2, speaking) })}
                </span>
              )}
            </td>
          </tr>
          <tr aria-hidden="true">
            <td colSpan={3}>
              <span className={styles['track']}>
                <span className={styles['sure']} style={{ width: share(deliveredM2) }} />
                <span className={styles['open']} style={{ width: share(perhapsM2) }} />
                <span className={styles['asked']} style={{ left: share(askedM2) }} />
              </span>
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** What is delivered together, by day. */
function Phases({ path: { phases, spaces } }: { readonly path: GrowthPath }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  return (
    <ol className={styles['phases']}>
      {phases.map(({ from, spaceIds, areaM2 }) => (
        <li key={from ?? ''}>
          <p className="pf-number">
            <strong>
              {from === undefined
                ? t('growth.dayUnknown')
                : t('growth.from', { day: dayText(from, speaking.language) })}
            </strong>{' '}
            · {areaText(areaM2, speaking)}
          </p>
          <SpaceButtons spaces={spaces.filter(({ id }) => spaceIds.includes(id))} />
        </li>
      ))}
    </ol>
  );
}
