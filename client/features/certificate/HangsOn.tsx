import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Certificate, type LeftOut } from '#shared/certificate.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { hangingOf, type Hanging } from './hanging.ts';
import { Sentence } from './Sentence.tsx';
import styles from './CertificateView.module.css';

interface Props {
  readonly certificate: Certificate;
  /** How many criteria the requirement asks for. */
  readonly asked: number;
}

/** By criterion: who would be first if it were not asked, and where the first place would stand if it missed it. */
export function HangsOn({ certificate, asked }: Props): ReactElement {
  const { t } = useTranslation();
  const hanging = hangingOf(certificate);
  const tried = certificate.leaveOneOut.length;
  return (
    <section aria-labelledby="hangs-on">
      <h3 id="hangs-on">{t('certificate.hangs')}</h3>
      {hanging.length === 0 ? (
        <p className={styles['hint']}>{t('certificate.hangsNone')}</p>
      ) : (
        <table className={`${styles['table'] ?? ''} ${styles['words'] ?? ''}`} aria-labelledby="hangs-on">
          <thead>
            <tr>
              <th scope="col">{t('certificate.criterion')}</th>
              <th scope="col">{t('certificate.without')}</th>
              <th scope="col">{t('certificate.missed')}</th>
            </tr>
          </thead>
          <tbody>
            {hanging.map((one) => (
              <HangingRow key={one.criterion} hanging={one} />
            ))}
          </tbody>
        </table>
      )}
      <p className={`${styles['hint'] ?? ''} pf-number`}>
        {hanging.length > 0 &&
          tried > hanging.length &&
          `${t('certificate.hangsRest', { count: tried - hanging.length })} `}
        {asked > tried && t('certificate.lawKept')}
      </p>
    </section>
  );
}

function HangingRow({ hanging: { criterion, leftOut, missedRank } }: { readonly hanging: Hanging }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  return (
    <tr>
      <th scope="row">
        {criterionName(say, criterion)}
        {leftOut.level === 'must' && <span className="pf-quiet"> · {t('requirement.must')}</span>}
      </th>
      <td>
        <Without leftOut={leftOut} />
      </td>
      <td className="pf-number">
        <Missed rank={missedRank} />
      </td>
    </tr>
  );
}

/** Where the first place would stand; a must cannot be missed. */
function Missed({ rank }: { readonly rank: number | undefined }): string {
  const { t } = useTranslation();
  if (rank === undefined) return '–';
  return rank === 1 ? t('certificate.keeps') : t('certificate.fallsTo', { rank });
}

function Without({
  leftOut: { first, verdict, changes, changesVerdict },
}: {
  readonly leftOut: LeftOut;
}): ReactElement {
  const { t } = useTranslation();
  if (first === undefined) return <>{t('certificate.nobody')}</>;
  if (changes) return <Sentence text="certificate.first" space={first} />;
  return <>{changesVerdict && verdict !== undefined ? t(`certificate.turns.${verdict}`) : t('certificate.keeps')}</>;
}
