import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readAdminSearch } from '#client/features/administration/adminSearch.ts';
import { readCompanySearch } from '#client/features/companyDesk/companySearch.ts';
import { readComparisonSearch } from '#client/features/comparison/comparisonSearch.ts';
import { readDeskSearch } from '#client/features/operatorDesk/deskSearch.ts';
import { readOfficerSearch } from '#client/features/officerDesk/officerSearch.ts';
import { readLibrarySearch } from '#client/features/policies/librarySearch.ts';
import { readDraftSearch } from '#client/features/policyDrafts/draftSearch.ts';
import { Broken } from './Broken.tsx';
import { Missing } from './Missing.tsx';
import { Page } from './Page.tsx';
import { readSearch } from './search.ts';
import { Shell } from './Shell.tsx';

/** Requirement, chosen space and language are in every address, so that going to another view and back keeps them. */
const root = createRootRoute({ validateSearch: readSearch, component: Page });
const finding = createRoute({ getParentRoute: () => root, path: '/', component: Shell });
const library = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  validateSearch: readLibrarySearch,
  component: lazyRouteComponent(() => import('#client/features/policies/PolicyLibrary.tsx'), 'PolicyLibrary'),
});
const comparison = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: readComparisonSearch,
  component: lazyRouteComponent(() => import('#client/features/comparison/Comparison.tsx'), 'Comparison'),
});
const drafts = createRoute({
  getParentRoute: () => root,
  path: '/policies/drafts',
  validateSearch: readDraftSearch,
  component: lazyRouteComponent(() => import('#client/features/policyDrafts/DraftsPage.tsx'), 'DraftsPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#client/features/account/SignInPage.tsx'), 'SignInPage'),
});
const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('#client/features/account/ForgottenPage.tsx'), 'ForgottenPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('#client/features/account/ResetPage.tsx'), 'ResetPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('#client/features/account/ConfirmEmailPage.tsx'), 'ConfirmEmailPage'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('#client/features/account/AccountPage.tsx'), 'AccountPage'),
});

const operatorDesk = createRoute({
  getParentRoute: () => root,
  path: '/desk/operator',
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import('#client/features/operatorDesk/OperatorDesk.tsx'), 'OperatorDesk'),
});

const officerDesk = createRoute({
  getParentRoute: () => root,
  path: '/desk/officer',
  validateSearch: readOfficerSearch,
  component: lazyRouteComponent(() => import('#client/features/officerDesk/OfficerDesk.tsx'), 'OfficerDesk'),
});
const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('#client/features/publicLead/StartPage.tsx'), 'StartPage'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('#client/features/organisations/SetUpPage.tsx'), 'SetUpPage'),
});
const registration = createRoute({
  getParentRoute: () => root,
  path: '/registration',
  component: lazyRouteComponent(
    () => import('#client/features/organisations/RegistrationPage.tsx'),
    'RegistrationPage',
  ),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('#client/features/organisations/InvitationPage.tsx'), 'InvitationPage'),
});
const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisations/$id',
  component: lazyRouteComponent(
    () => import('#client/features/organisations/OrganisationPage.tsx'),
    'OrganisationPage',
  ),
});
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  validateSearch: readAdminSearch,
  component: lazyRouteComponent(() => import('#client/features/administration/AdminPage.tsx'), 'AdminPage'),
});
const companyDesk = createRoute({
  getParentRoute: () => root,
  path: '/desk/company',
  validateSearch: readCompanySearch,
  component: lazyRouteComponent(() => import('#client/features/companyDesk/CompanyDesk.tsx'), 'CompanyDesk'),
});

/** The views, each with its state in the search part of its address. */
export const router = createRouter({
  routeTree: root.addChildren([
    finding,
    library,
    comparison,
    drafts,
    signIn,
    forgotten,
    reset,
    confirmEmail,
    account,
    setUp,
    registration,
    invitation,
    organisation,
    admin,
    operatorDesk,
    officerDesk,
    start,
    companyDesk,
  ]),
  defaultPreload: false,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
