import { Skeleton } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePane } from '#client/ui/SidePane.tsx';
import { useMatching } from '../matches/matching.ts';
import { useSelection } from '../matches/useSelection.ts';
import { CERTIFICATE_BUTTON_ID } from './CertificateButton.tsx';
import { useCertifying } from './certifying.ts';

const Check = lazy(async () => ({ default: (await import('./Check.tsx')).Check }));

/** How firmly the ranking stands, beside the list; gives way while a space is explained, and comes back after. */
export function CertificatePane({ isNarrow }: { readonly isNarrow: boolean }): ReactElement {
  const { t } = useTranslation();
  const { isOpen, close } = useCertifying();
  const { selectedId } = useSelection();
  const hasAnswer = useMatching().answer !== undefined;
  const leftForRef = useRef<string | null>(null);
  const isClosed = useRef(false);
  const closeIt = useCallback(() => {
    isClosed.current = true;
    close();
  }, [close]);
  useEffect(() => {
    // Once closed: the list that the pane had stood in for can have the focus only then.
    if (isOpen || !isClosed.current) return;
    isClosed.current = false;
    leftForRef.current = null;
    document.getElementById(CERTIFICATE_BUTTON_ID)?.focus();
  }, [isOpen]);
  return (
    <SidePane
      isOpen={isOpen && hasAnswer && selectedId === null}
      onClose={closeIt}
      label={t('certificate.title')}
      isNarrow={isNarrow}
    >
      <Suspense fallback={<Skeleton height={240} radius={0} />}>
        <Check onClose={closeIt} leftForRef={leftForRef} />
      </Suspense>
    </SidePane>
  );
}
