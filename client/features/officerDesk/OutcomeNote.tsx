import { Button, CloseButton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client/ui/Problem.tsx';
import { columnOf } from './columns.ts';
import { type Moving, type Outcome } from './useMoving.ts';
import styles from './Officer.module.css';

/** What became of the last move, with the way back. */
export function OutcomeNote({ outcome, undo, dismiss }: Pick<Moving, 'outcome' | 'undo' | 'dismiss'>): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['outcome']} data-shown={outcome !== undefined}>
      <div role="status">
        {outcome?.kind === 'moved' && <MovedText outcome={outcome} />}
        {outcome?.kind === 'undone' && t('officer.undone')}
      </div>
      {outcome?.kind === 'moved' && (
        <Button size="compact-sm" variant="default" onClick={undo}>
          {t('app.undo')}
        </Button>
      )}
      {outcome?.kind === 'not-allowed' && <NotAllowed outcome={outcome} />}
      {outcome?.kind === 'refused' && <Problem problem={outcome.problem} />}
      {outcome !== undefined && <CloseButton size="sm" aria-label={t('app.close')} onClick={dismiss} />}
    </div>
  );
}

function MovedText({ outcome: { after } }: { readonly outcome: Extract<Outcome, { kind: 'moved' }> }): string {
  const { t } = useTranslation();
  return t('officer.moved', {
    name: after.companyName ?? t('officer.nameless'),
    column: t(`officer.columns.${columnOf(after)}`),
  });
}

function NotAllowed({ outcome: { lead, to } }: { readonly outcome: Extract<Outcome, { kind: 'not-allowed' }> }): ReactElement {
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
