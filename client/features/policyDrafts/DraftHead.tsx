import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditedDraft } from '#shared/policy/draft.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { saveFile } from '#client/features/incentives/saveFile.ts';
import { recordOf, textOf } from './document.ts';
import { fileOf } from './draftFile.ts';
import { type Writing } from './draftHistory.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { type Saving, useSaving } from './useSaving.ts';
import { useWriting } from './writing.ts';
import styles from './Drafts.module.css';

interface Props {
  readonly draft: EditedDraft;
  readonly writing: Writing;
}

/** What is written, how far it is, and what can be done with it as a whole. */
export function DraftHead({ draft, writing }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const saving = useSaving(draft, writing);
  const title = textOf(recordOf(writing.document['title'])[language === 'zh-CN' ? 'zh' : 'en']);
  return (
    <header className={styles['head']}>
      <LeaveGuard isDirty={saving.isDirty} />
      <Link to="/policies/drafts" search={(before) => ({ ...before, draft: undefined })}>
        {t('drafts.back')}
      </Link>
      <h2>{title === '' ? t('drafts.untitled') : title}</h2>
      <div className={styles['buttons']}>
        <Tag look={draft.state === 'draft' ? 'dashed' : 'outline'}>{t(`drafts.states.${draft.state}`)}</Tag>
        <span className="pf-quiet pf-number">{t('drafts.revision', { revision: draft.revision })}</span>
        <span role="status" className="pf-quiet">
          {savedText(saving, t)}
        </span>
      </div>
      {draft.isOvertaken && <p className={styles['warning']}>{t('drafts.overtaken')}</p>}
      {draft.state === 'reviewed' && <p className={styles['note']}>{t('drafts.reviewedHint')}</p>}
      <Actions draft={draft} writing={writing} saving={saving} />
      <Trouble saving={saving} />
    </header>
  );
}

function savedText({ isDirty, isSaved }: Saving, t: (key: string) => string): string {
  if (isDirty) return t('drafts.unsaved');
  return isSaved ? t('drafts.saved') : '';
}

function Actions({ draft, writing, saving }: Props & { readonly saving: Saving }): ReactElement {
  const { t } = useTranslation();
  const { take, isReadOnly } = useWriting();
  const { save, discard, restore, isDirty, isPending } = saving;
  return (
    <div className={styles['buttons']}>
      {!isReadOnly && (
        <>
          <Button
            size="sm"
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            disabled={!isDirty}
            loading={isPending}
            onClick={save}
          >
            {t('drafts.save')}
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={writing.past.length === 0}
            onClick={() => {
              take({ type: 'undo' });
            }}
          >
            {t('app.undo')}
          </Button>
          <Button size="sm" variant="subtle" color="gray" loading={isPending} onClick={discard}>
            {t('drafts.discard')}
          </Button>
        </>
      )}
      {draft.state === 'discarded' && (
        <Button size="sm" variant="default" loading={isPending} onClick={restore}>
          {t('drafts.restore')}
        </Button>
      )}
      <DownloadButton writing={writing} />
    </div>
  );
}

function DownloadButton({ writing }: { readonly writing: Writing }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => {
        const id = textOf(writing.document['id']);
        saveFile({ name: `${id === '' ? 'draft' : id}.json`, type: 'application/json', content: fileOf(writing) });
      }}
    >
      {t('drafts.download')}
    </Button>
  );
}

/** What went wrong; where somebody else has written since, a way to take theirs over. */
function Trouble({ saving: { error, loadTheirs } }: { readonly saving: Saving }): ReactElement | null {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <>
      <Problem problem={error} />
      {error instanceof ApiProblem && error.code === 'revision-overtaken' && (
        <Button size="sm" variant="default" onClick={loadTheirs}>
          {t('drafts.loadTheirs')}
        </Button>
      )}
    </>
  );
}
