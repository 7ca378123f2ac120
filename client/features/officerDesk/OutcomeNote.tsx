import { Button, CloseButton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client/ui/Problem.tsx';
import { columnOf } from './columns.ts';
import { type Moving, type Outcome } from './useMoving.ts';
import styles from './Officer.module.css';

type Props = Pick<Moving, 'outcome' | 'undo' | 'dismiss'>;

/** What became of the last move, with the way back. */
export function OutcomeNote({ outcome, undo, dismiss }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['outcome']} data-shown={outcome !== undefined}>
      <div role="status">{outcome !== undefined && <Told outcome={outcome} />}</div>
      {outcome?.kind === 'moved' && (
        <Button size="compact-sm" variant="default" onClick={undo}>
          {t('app.undo')}
        </Button>
      )}
      {outcome !== undefined && <CloseButton size="sm" aria-label={t('app.close')} onClick={dismiss} />}
    </div>
  );
}

function Told({ outcome }: { readonly outcome: Outcome }): ReactElement {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'moved':
      return <MovedText outcome={outcome} />;
    case 'undone':
      return <>{t('officer.undone')}</>;
    case 'not-allowed':
      return <NotAllowed outcome={outcome} />;
    case 'refused':
      return <Problem problem={outcome.problem} />;
  }
}

function MovedText({ outcome: { after } }: { readonly outcome: Extract<Outcome, { kind: 'moved' }> }): ReactElement {
  const { t } = useTranslation();
  const told = { name: after.companyName ?? t('officer.nameless'), column: t(`officer.columns.${columnOf(after)}`) };
  return <>{t('officer.moved', told)}</>;
}

function NotAllowed({
  outcome: { lead, to },
}: {
  readonly outcome: Extract<Outcome, { kind: 'not-allowed' }>;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <p role="alert">
      {t('officer.notAllowed', {
        name: lead.companyName ?? t('officer.nameless'),
        from: t(`officer.columns.${columnOf(lead)}`),
        to: t(`officer.columns.${to}`),
        allowed: lead.moves.map((column) => t(`officer.columns.${column}`)).join(t('officer.or')),
      })}
    </p>
  );
}
