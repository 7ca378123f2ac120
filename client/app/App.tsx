import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { styleNonce } from './nonce.ts';
import { createQueryClient } from './queries.ts';
import { router } from './router.tsx';
import { currentSession, subscribe } from './session.ts';
import { colorVariables, theme } from './theme.ts';

/** The whole page. */
export function App(): ReactElement {
  const [queryClient] = useState(createQueryClient);
  useEffect(() => {
    let { me, ended } = currentSession();
    return subscribe(() => {
      const before = me ?? ended;
      const wasOut = me === undefined;
      ({ me, ended } = currentSession());
      // What one person was told is not for the next one at the same window.
      if (before !== undefined && before.id !== (me ?? ended)?.id) void queryClient.resetQueries();
      // What could not be asked meanwhile is asked now.
      else if (wasOut && me !== undefined) void queryClient.refetchQueries({ type: 'active', stale: true });
    });
  }, [queryClient]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colorVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
