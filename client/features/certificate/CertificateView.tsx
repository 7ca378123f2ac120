import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Certificate } from '#shared/certificate.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { useMatching } from '../matches/matching.ts';
import { useSelection } from '../matches/useSelection.ts';
import { Behind } from './Behind.tsx';
import { Firmness } from './Firmness.tsx';
import { HangsOn } from './HangsOn.tsx';
import { Questions } from './Questions.tsx';
import { RandomWeightings } from './RandomWeightings.tsx';
import { type Spoken, SpokenContext } from './spoken.ts';
import { WeightRanges } from './WeightRanges.tsx';
import styles from './CertificateView.module.css';

interface Props {
  /** What was checked. */
  readonly answer: Answer;
  readonly certificate: Certificate;
  /** Before the check gives way to the explanation of a space. */
  readonly onLeave: (spaceId: string) => void;
}

/** A certificate in plain words first, then part by part. */
export function CertificateView({ answer, certificate, onLeave }: Props): ReactElement {
  const { t } = useTranslation();
  const { select } = useSelection();
  const listed = useMatching().answer?.results;
  const spoken = useMemo(
    (): Spoken => ({
      rankById: new Map((listed ?? []).map(({ space, rank }) => [space.id, rank])),
      onOpen(id) {
        onLeave(id);
        select(id);
      },
    }),
    [listed, onLeave, select],
  );
  const [first] = answer.results;
  if (first === undefined) return <p className={styles['nothing']}>{t('certificate.nothingFits')}</p>;
  return (
    <SpokenContext value={spoken}>
      <Firmness first={first} isOnly={answer.results.length === 1} certificate={certificate} />
      <Questions questions={certificate.questions} criteria={answer.requirement.criteria} />
      <WeightRanges ranges={certificate.weightRanges} />
      <RandomWeightings acceptability={certificate.acceptability} />
      <HangsOn certificate={certificate} asked={Object.keys(answer.requirement.criteria).length} />
      <Behind dominated={certificate.dominated} />
    </SpokenContext>
  );
}
