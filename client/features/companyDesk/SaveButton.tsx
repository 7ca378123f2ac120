import { Button, Skeleton } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '#client/ui/Sheet.tsx';

const SaveRequirement = lazy(async () => ({ default: (await import('./SaveRequirement.tsx')).SaveRequirement }));

/** Keeps the requirement of the finding view: whoever has no account yet signs in at the place, and loses nothing. */
export function SaveButton(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('companyDesk.save')}
      </Button>
      <Sheet
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        label={t('companyDesk.saveTitle')}
        size="auto"
      >
        <Suspense fallback={<Skeleton height={240} />}>
          <SaveRequirement
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      </Sheet>
    </>
  );
}
