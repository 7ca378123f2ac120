import { Button, FileButton, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditedDraft } from '#shared/policy/draft.ts';
import { beginPolicyDraft } from '#shared/policyDraftEndpoints.ts';
import { type SentInputOf } from '#shared/endpoint.ts';
import { call } from '#client/app/api.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useTakeOver } from './draftQueries.ts';
import { writtenInFile } from './draftFile.ts';
import styles from './Drafts.module.css';

type Beginning = SentInputOf<typeof beginPolicyDraft.input>['body'];

/** Begins a draft: of a policy in force, of nothing, or of a file. */
export function BeginDraft(): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const [isUnreadable, setUnreadable] = useState(false);
  const { begin, isPending, error } = useBeginning();
  return (
    <section className={styles['begin']} aria-label={t('drafts.begin')}>
      <Select
        size="sm"
        label={t('drafts.beginFromPolicy')}
        placeholder={t('drafts.choosePolicy')}
        data={policies.map((policy) => ({
          value: policy.id,
          label: `${spoken(policy.title, speaking)} (${policy.id})`,
        }))}
        value={null}
        searchable
        disabled={isPending}
        onChange={(policyId) => {
          if (policyId !== null) begin({ from: 'policy', policyId });
        }}
      />
      <div className={styles['buttons']}>
        <Button
          size="sm"
          variant="default"
          loading={isPending}
          onClick={() => {
            begin({ from: 'nothing' });
          }}
        >
          {t('drafts.beginFromNothing')}
        </Button>
        <FileButton
          accept="application/json"
          onChange={(file) => {
            setUnreadable(false);
            void file?.text().then((text) => {
              const written = writtenInFile(text);
              if (written === undefined) setUnreadable(true);
              else begin({ from: 'file', ...written });
            });
          }}
        >
          {(props) => (
            <Button {...props} size="sm" variant="default" disabled={isPending}>
              {t('drafts.beginFromFile')}
            </Button>
          )}
        </FileButton>
      </div>
      {isUnreadable && <p role="alert">{t('drafts.fileUnreadable')}</p>}
      {error !== null && <Problem problem={error} />}
    </section>
  );
}

function useBeginning(): {
  readonly begin: (beginning: Beginning) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
} {
  const navigate = useNavigate();
  const takeOver = useTakeOver();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Beginning): Promise<EditedDraft> => call(beginPolicyDraft, { body }),
    onSuccess(draft) {
      takeOver(draft);
      void navigate({ to: '/policies/drafts', search: (before) => ({ ...before, draft: draft.id }) });
    },
  });
  return { begin: mutate, isPending, error };
}
