import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { type DraftCase } from '#shared/policy/draft.ts';
import { runPolicyCases } from '#shared/policyDraftEndpoints.ts';
import { call } from '#client/app/api.ts';
import { today } from '#client/app/clock.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { CaseForm } from './CaseForm.tsx';
import { newCase } from './cases.ts';
import { listOf, textOf } from './document.ts';
import { useIdsIn } from './form/choiceFields.tsx';
import { useWriting } from './writing.ts';
import styles from './Drafts.module.css';

/** The test cases: what each expects, and, when they have been run, what the policy says as it is written now. */
export function CasesTab(): ReactElement {
  const { t } = useTranslation();
  const { document, cases, isReadOnly, take } = useWriting();
  const [measure = ''] = useIdsIn(['measures']);
  const running = useMutation({ mutationFn: () => call(runPolicyCases, { body: { document, cases: [...cases] } }) });
  const change = (next: readonly DraftCase[], about?: string): void => {
    take({ type: 'write', written: { cases: next }, ...(about !== undefined && { about }) });
  };
  const placeId = textOf(listOf(document['places'])[0]);
  return (
    <div className={styles['form']}>
      <p className="pf-quiet">{t('drafts.casesHint')}</p>
      {cases.map((one, at) => (
        <CaseForm
          key={at}
          number={at + 1}
          one={one}
          run={running.data?.runs[at]}
          onChange={(next) => {
            change(
              cases.flatMap((old, index) => (index === at ? (next ?? []) : old)),
              next === undefined ? undefined : `cases.${at}`,
            );
          }}
        />
      ))}
      <div className={styles['buttons']}>
        {!isReadOnly && (
          <Button
            size="sm"
            variant="default"
            disabled={measure === '' || placeId === ''}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              change([
                ...cases,
                newCase(today(), { placeId, measure, name: t('drafts.newCase', { number: cases.length + 1 }) }),
              ]);
            }}
          >
            {t('drafts.addCase')}
          </Button>
        )}
        <Button
          size="sm"
          disabled={cases.length === 0}
          loading={running.isPending}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => {
            running.mutate();
          }}
        >
          {t('drafts.runCases')}
        </Button>
      </div>
      {running.isError && <Problem problem={running.error} />}
      {running.data !== undefined && <Ran answer={running.data} />}
    </div>
  );
}

function Ran({ answer: { faults, runs } }: { readonly answer: CasesAnswer }): ReactElement {
  const { t } = useTranslation();
  if (faults.length > 0) return <p role="alert">{t('drafts.notRun', { count: faults.length })}</p>;
  const good = runs.filter(({ isAsExpected }) => isAsExpected).length;
  return <p role="status">{t('drafts.ran', { count: runs.length, good })}</p>;
}

type CasesAnswer = z.output<typeof runPolicyCases.output>;
