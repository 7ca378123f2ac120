import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Broken } from './Broken.tsx';
import { Page } from './Page.tsx';
import { readSearch } from './search.ts';

const root = createRootRoute();
const page = createRoute({ getParentRoute: () => root, path: '/', validateSearch: readSearch, component: Page });

/** One view, whose state is the search part of its address. */
export const router = createRouter({
  routeTree: root.addChildren([page]),
  defaultPreload: false,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
