import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditWord } from '#shared/audit.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { type AuditFilter, useAuditExport } from './auditQueries.ts';
import styles from './Audit.module.css';

interface Props {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}

/** Kinds of records that are often looked for. */
const KINDS = [
  'organisation',
  'membership',
  'invitation',
  'person',
  'api-token',
  'park-claim',
  'requirement',
  'enquiry',
  'lead',
  'space',
  'listing-import',
  'listing-report',
  'attachment',
] as const;

/** Which entries of the log are shown, and the means to save them. */
export function AuditFilters({ filter, onFilter }: Props): ReactElement {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED);
  const saving = useAuditExport(filter);
  const isWrong = asked.action !== '' && !AuditWord.safeParse(asked.action).success;
  const field = (name: keyof Asked) => ({
    value: asked[name],
    onChange: (text: string): void => {
      setAsked({ ...asked, [name]: text });
    },
  });
  return (
    <form
      className={styles['filters']}
      aria-label={t('audit.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onFilter(filterOf(asked));
      }}
    >
      <NativeSelect
        label={t('audit.kind')}
        value={asked.subjectKind}
        onChange={({ currentTarget }) => {
          field('subjectKind').onChange(currentTarget.value);
        }}
        data={[
          { value: '', label: t('audit.all') },
          ...KINDS.map((value) => ({ value, label: t(`audit.kinds.${value}`) })),
        ]}
      />
      <TextField
        label={t('audit.action')}
        placeholder={t('audit.actionHint')}
        error={isWrong ? t('audit.actionWrong') : undefined}
        {...field('action')}
      />
      <TextField label={t('audit.from')} type="date" {...field('from')} />
      <TextField label={t('audit.to')} type="date" {...field('to')} />
      <div className={styles['buttons']}>
        <Button type="submit">{t('audit.filter')}</Button>
        {(['csv', 'lines'] as const).map((form) => (
          <Button
            key={form}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={saving.isPending && saving.variables === form}
            onClick={() => {
              saving.mutate(form);
            }}
          >
            {t(`audit.${form}`)}
          </Button>
        ))}
      </div>
      {saving.isError && <Problem problem={saving.error} />}
    </form>
  );
}

/** As it is entered: what is empty is not asked for. */
interface Asked {
  readonly subjectKind: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

const NOTHING_ASKED: Asked = { subjectKind: '', action: '', from: '', to: '' };

function filterOf(asked: Asked): AuditFilter {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}
