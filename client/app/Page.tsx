import { type ReactElement } from 'react';
import { EditingProvider } from '#client/features/requirement/EditingProvider.tsx';
import { Shell } from './Shell.tsx';
import { SpeakingProvider } from './SpeakingProvider.tsx';

/** The page with what its parts share. */
export function Page(): ReactElement {
  return (
    <SpeakingProvider>
      <EditingProvider>
        <Shell />
      </EditingProvider>
    </SpeakingProvider>
  );
}
