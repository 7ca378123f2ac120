import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { exportMyData } from '#shared/privacyEndpoints.ts';
import { call } from '#client/app/api.ts';
import { saveFile } from '#client/features/incentives/saveFile.ts';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Everything that is stored about oneself, as a file. */
export function MyDataSection(): ReactElement {
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: () => call(exportMyData, { body: {} }),
    onSuccess: (data) => {
      saveFile({ name: t('privacy.fileName'), type: 'application/json', content: JSON.stringify(data, null, 2) });
    },
  });
  return (
    <section className={styles['section']}>
      <h3>{t('privacy.title')}</h3>
      <p>{t('privacy.hint')}</p>
      <FormProblem problem={exporting.error} />
      {exporting.isSuccess && (
        <p role="status" className={styles['done']}>
          {t('privacy.exported')}
        </p>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={exporting.isPending}
        onClick={() => {
          exporting.mutate();
        }}
      >
        {t('privacy.export')}
      </Button>
    </section>
  );
}
