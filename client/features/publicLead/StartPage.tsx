import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '#client/app/Frame.tsx';
import { PublicLeadForm } from './PublicLeadForm.tsx';

/** Where somebody without account asks the promotion bureaus of some places. */
export function StartPage(): ReactElement {
  const { t } = useTranslation();
  const [reference, setReference] = useState<string>();
  return (
    <Frame>
      <h2>{t('publicLead.title')}</h2>
      {reference === undefined ? (
        <>
          <p className="pf-quiet">{t('publicLead.hint')}</p>
          <PublicLeadForm onSent={setReference} />
        </>
      ) : (
        <div role="status">
          <h3>{t('publicLead.sent')}</h3>
          <p>{t('publicLead.sentHint', { reference })}</p>
          <Button
            size="sm"
            variant="default"
            mt="sm"
            onClick={() => {
              setReference(undefined);
            }}
          >
            {t('publicLead.another')}
          </Button>
        </div>
      )}
    </Frame>
  );
}
