import { Tabs } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useMemo, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditedDraft } from '#shared/policy/draft.ts';
import { CasesTab } from './CasesTab.tsx';
import { useFaults } from './draftQueries.ts';
import { written } from './draftHistory.ts';
import { DraftHead } from './DraftHead.tsx';
import { FaultList } from './FaultList.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { JsonTab } from './JsonTab.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { PreviewTab } from './PreviewTab.tsx';
import { WritingContext } from './writing.ts';
import styles from './Drafts.module.css';

/** How long typing must pause before what is written is checked. */
const PAUSE_MS = 400;

const TABS = ['form', 'cases', 'preview', 'history', 'json'] as const;

/** Writes one draft: its form, cases, who gains, history and, for experts, the plain JSON. */
export function DraftEditor({ draft }: { readonly draft: EditedDraft }): ReactElement {
  const { t } = useTranslation();
  const [writing, take] = useReducer(written, { document: draft.document, cases: draft.cases, past: [] });
  const [settled] = useDebouncedValue(writing.document, PAUSE_MS);
  const checked = useFaults(settled);
  const faults = checked.data ?? draft.faults;
  const isReadOnly = draft.state === 'in-force' || draft.state === 'discarded';
  const shared = useMemo(
    () => ({
      document: writing.document,
      cases: writing.cases,
      faults,
      isReadOnly,
      isOfPolicy: draft.basis !== undefined,
      take,
    }),
    [writing, faults, isReadOnly, draft.basis],
  );
  return (
    <WritingContext value={shared}>
      <DraftHead draft={draft} writing={writing} />
      <FaultList isChecking={checked.isFetching || settled !== writing.document} />
      <Tabs defaultValue="form" keepMounted={false} className={styles['tabs'] ?? ''}>
        <Tabs.List>
          {TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`drafts.tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="form">
          <PolicyForm />
        </Tabs.Panel>
        <Tabs.Panel value="cases">
          <CasesTab />
        </Tabs.Panel>
        <Tabs.Panel value="preview">
          <PreviewTab />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <JsonTab />
        </Tabs.Panel>
      </Tabs>
    </WritingContext>
  );
}
