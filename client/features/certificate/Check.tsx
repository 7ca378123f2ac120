import { Button, CloseButton, Loader } from '@mantine/core';
import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client/ui/Problem.tsx';
import { useMatching } from '../matches/matching.ts';
import { totalOf } from '../matches/total.ts';
import { CertificateView } from './CertificateView.tsx';
import { useCertifying } from './certifying.ts';
import styles from './Check.module.css';

interface Props {
  readonly onClose: () => void;
  /** The space for whose explanation the check was left: it has the focus again when the check comes back. */
  readonly leftForRef: RefObject<string | null>;
}

/** The check of the ranking: what it says, that it is being worked out, or why there is none. */
export function Check({ onClose, leftForRef }: Props): ReactElement {
  const { t } = useTranslation();
  const { answer, isOutdated, isWorking } = useCertifying();
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = leftForRef.current === null ? null : spaceIn(article.current, leftForRef.current);
    (place ?? article.current?.querySelector('h2'))?.focus({ preventScroll: place === null });
  }, [leftForRef]);
  return (
    <article ref={article} className={styles['check']} aria-busy={isWorking}>
      <header className={styles['head']}>
        <div>
          <h2 tabIndex={-1}>{t('certificate.title')}</h2>
          <p className="pf-quiet">{t('certificate.hint')}</p>
        </div>
        <CloseButton className="pf-no-print" size="lg" aria-label={t('app.close')} onClick={onClose} />
      </header>
      <p role="status" className="pf-unseen">
        {isWorking && t('certificate.working')}
        {!isWorking && answer !== undefined && t('certificate.done')}
      </p>
      {isWorking ? <Working /> : <Standing />}
      {answer?.certificate !== undefined && (
        <div className={styles['content']} data-outdated={isOutdated || isWorking}>
          <CertificateView
            answer={answer}
            certificate={answer.certificate}
            onLeave={(id) => {
              leftForRef.current = id;
            }}
          />
        </div>
      )}
    </article>
  );
}

/** That it is being worked out, over how many spaces, and the way to give it up. */
function Working(): ReactElement {
  const { t } = useTranslation();
  const { cancel } = useCertifying();
  const shown = useMatching().answer;
  return (
    <div className={styles['note']}>
      <p className={styles['working']}>
        <Loader size={18} aria-hidden="true" /> {t('certificate.working')}
      </p>
      {shown !== undefined && (
        <p className="pf-quiet pf-number">{t('certificate.workingHint', { count: totalOf(shown) })}</p>
      )}
      <Button size="xs" variant="default" onClick={cancel}>
        {t('certificate.cancel')}
      </Button>
    </div>
  );
}

/** Why there is nothing to see, or nothing of now, with the way to get it. */
function Standing(): ReactElement | null {
  const { t } = useTranslation();
  const { answer, isOutdated, problem, check, retry } = useCertifying();
  if (problem !== null) return <Problem problem={problem} onRetry={retry} />;
  if (answer !== undefined && !isOutdated) return null;
  return (
    <div className={styles['note']}>
      {isOutdated && <p>{t('certificate.outdated')}</p>}
      <Button className="pf-no-print" size="xs" variant="default" onClick={check}>
        {t(isOutdated ? 'certificate.checkAgain' : 'certificate.check')}
      </Button>
    </div>
  );
}

/** Where a space is spoken of. */
function spaceIn(within: HTMLElement | null, id: string): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-space="${CSS.escape(id)}"]`) ?? null;
}
