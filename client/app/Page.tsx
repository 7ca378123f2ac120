import { Outlet } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { EditingProvider } from '#client/features/requirement/EditingProvider.tsx';
import { SpeakingProvider } from './SpeakingProvider.tsx';

/** A view of the page with what all of them share. */
export function Page(): ReactElement {
  return (
    <SpeakingProvider>
      <EditingProvider>
        <Outlet />
      </EditingProvider>
    </SpeakingProvider>
  );
}
