import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Certificate } from '#shared/certificate.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { drawsOf } from '#client/explain/certificate.ts';
import { numberText } from '#client/explain/quantity.ts';
import { SpaceName } from './SpaceName.tsx';
import styles from './CertificateView.module.css';

interface Props {
  readonly acceptability: Certificate['acceptability'];
}

/** How the best spaces fare where the weights are left to chance: how often first, how often among the first three. */
export function RandomWeightings({ acceptability: { draws, spaces } }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (spaces.length < 2) return null;
  const count = (share: number): string => numberText(drawsOf(share, draws), language);
  return (
    <section aria-labelledby="random-weightings">
      <h3 id="random-weightings">{t('certificate.draws')}</h3>
      <p className={`${styles['hint'] ?? ''} pf-number`}>
        {t('certificate.drawsHint', { draws: numberText(draws, language) })}
      </p>
      <table className={`${styles['table'] ?? ''} pf-number`} aria-labelledby="random-weightings">
        <thead>
          <tr>
            <th scope="col">{t('certificate.space')}</th>
            <th scope="col">{t('certificate.firstShare')}</th>
            <th scope="col">{t('certificate.topThreeShare')}</th>
          </tr>
        </thead>
        {spaces.map(({ space, first, topThree }) => (
          <tbody key={space.id}>
            <tr>
              <th scope="row">
                <SpaceName space={space} withPark />
              </th>
              <td>{count(first)}</td>
              <td>{count(topThree)}</td>
            </tr>
            <tr aria-hidden="true">
              <td colSpan={3}>
                <span className={styles['track']}>
                  <span className={styles['often']} style={{ width: `${100 * topThree}%` }} />
                  <span className={styles['span']} style={{ width: `${100 * first}%` }} />
                </span>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}
