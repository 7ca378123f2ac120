import { Button, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { restoreBackup } from '#shared/setUpEndpoints.ts';
import { urlOf } from '#client/app/api.ts';
import { problemOf } from '#client/app/apiProblem.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import styles from './Organisations.module.css';

/** Puts a backup in the place of what a new server holds, instead of making the first administrator. */
export function RestoreForm({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const restoring = useMutation({
    mutationFn: (chosen: File) => send(token, chosen),
    // Everything that was read before is of other data.
    onSuccess: () => client.resetQueries(),
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) restoring.mutate(file);
      }}
    >
      <p>{t('organisation.setUp.restoreHint')}</p>
      <FileInput
        label={t('organisation.setUp.restoreFile')}
        accept=".parkfit"
        clearable
        value={file}
        onChange={setFile}
        clearButtonProps={{ 'aria-label': t('app.clear') }}
      />
      <FormProblem problem={restoring.error} />
      {restoring.isSuccess && <p role="status">{t('organisation.setUp.restored', restoring.data)}</p>}
      <div className={styles['buttons']}>
        <Button type="submit" variant="default" loading={restoring.isPending} disabled={file === null}>
          {t('organisation.setUp.restore')}
        </Button>
      </div>
    </form>
  );
}

/** The file goes as it comes from the disk: it may be larger than memory. */
async function send(token: string, file: File): Promise<{ readonly documents: number }> {
  const response = await fetch(urlOf(restoreBackup.path, {}), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'set-up-token': token },
    body: file,
  });
  if (!response.ok) throw await problemOf(response);
  return restoreBackup.output.parse(await response.json());
}
