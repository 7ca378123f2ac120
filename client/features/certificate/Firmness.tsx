import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Match } from '#shared/answer.ts';
import { type Certificate, type LeftOut, type NamedSpace, type WeightRange } from '#shared/certificate.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { drawsOf, othersWeight, rangeText, shareText, tightest } from '#client/explain/certificate.ts';
import { criterionName } from '#client/explain/label.ts';
import { numberText } from '#client/explain/quantity.ts';
import { Sentence } from './Sentence.tsx';
import styles from './CertificateView.module.css';

interface Props {
  readonly first: Match;
  readonly isOnly: boolean;
  readonly certificate: Certificate;
}

/** What the certificate says in a few sentences: how the first place fares if weights or criteria change. */
export function Firmness({ first, isOnly, certificate }: Props): ReactElement {
  const { t } = useTranslation();
  const { leaveOneOut, worsening, dominated } = certificate;
  const space = named(first.space);
  return (
    <section>
      {worsening.raised > 0 && (
        <p role="alert" className={styles['distrust']}>
          {t('certificate.distrust', { raised: worsening.raised, checked: worsening.checked })}
        </p>
      )}
      <p className={styles['first']}>
        <Sentence text={first.verdict === 'met' ? 'certificate.first' : 'certificate.firstUnconfirmed'} space={space} />
      </p>
      <ul className={styles['sentences']}>
        {isOnly ? (
          <li>{t('certificate.oneOnly')}</li>
        ) : (
          <WeightSentences certificate={certificate} spaceId={space.id} />
        )}
        <LeftOutSentences leftOut={leaveOneOut} />
        {!isOnly && <DominatedSentence by={dominated.find((one) => one.space.id === space.id)?.by[0]} />}
      </ul>
    </section>
  );
}

function named({ id, name, parkId, demo }: Match['space']): NamedSpace {
  return { id, name, parkId, demo };
}

interface WeightProps {
  readonly certificate: Certificate;
  readonly spaceId: string;
}

/** What other weights would change. */
function WeightSentences({ certificate, spaceId }: WeightProps): ReactElement {
  const { t } = useTranslation();
  const { weightRanges } = certificate;
  if (weightRanges.length === 0) return <li>{t('certificate.noPreference')}</li>;
  return (
    <>
      <Drawn certificate={certificate} spaceId={spaceId} />
      <TightestWeight ranges={weightRanges} />
    </>
  );
}

function Drawn({ certificate, spaceId }: WeightProps): ReactElement | null {
  const { draws, spaces } = certificate.acceptability;
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const own = spaces.find(({ space }) => space.id === spaceId);
  if (own === undefined) return null;
  return (
    <li className="pf-number">
      {t('certificate.firstInDraws', {
        first: numberText(drawsOf(own.first, draws), language),
        topThree: numberText(drawsOf(own.topThree, draws), language),
        draws: numberText(draws, language),
      })}
    </li>
  );
}

/** The weight that may move least. */
function TightestWeight({ ranges }: { readonly ranges: readonly WeightRange[] }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const [range] = tightest(ranges);
  if (range === undefined) return <li>{t('certificate.staysFirstAlways')}</li>;
  const others = othersWeight(ranges, range);
  return (
    <li className="pf-number">
      {t('certificate.staysFirst', {
        criterion: criterionName(speaking.say, range.criterion),
        range: rangeText(range, others, speaking),
        now: shareText(range.weight, { asked: range.weight, othersWeight: others }, speaking),
      })}
    </li>
  );
}

/** The most criteria of which it is said who would be first without them. */
const SAID_MAX = 3;

function LeftOutSentences({ leftOut }: { readonly leftOut: readonly LeftOut[] }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const changing = leftOut.filter(({ changes }) => changes);
  const others = changing.slice(SAID_MAX).map(({ criterion }) => criterionName(say, criterion));
  if (changing.length === 0) return <li>{t('certificate.keepsWithoutAny')}</li>;
  return (
    <>
      {changing.slice(0, SAID_MAX).map(({ criterion, first }) => (
        <li key={criterion}>
          {first === undefined ? (
            t('certificate.nobodyWithout', { criterion: criterionName(say, criterion) })
          ) : (
            <Sentence
              text="certificate.losesWithout"
              space={first}
              values={{ criterion: criterionName(say, criterion) }}
            />
          )}
        </li>
      ))}
      {others.length > 0 && (
        <li>{t('certificate.losesWithoutMore', { criteria: others.join(say('criteria.betweenNames')) })}</li>
      )}
    </>
  );
}

function DominatedSentence({ by }: { readonly by: NamedSpace | undefined }): ReactElement {
  const { t } = useTranslation();
  return (
    <li>
      {by === undefined ? t('certificate.dominatedByNone') : <Sentence text="certificate.dominatedBy" space={by} />}
    </li>
  );
}
