import compression from 'compression';
import express, { type Express, Router } from 'express';
import { API_BASE } from '#shared/endpoint.ts';
import { EXAMPLES } from './apiExamples.ts';
import { namedSchemas } from './apiSchemas.ts';
import { endpointsOf } from './endpoints.ts';
import { createCriterionRoutes } from './features/criteria/routes.ts';
import { createIncentiveRoutes, createMatchRoutes } from './features/matches/routes.ts';
import { createParkRoutes } from './features/parks/routes.ts';
import { createPlaceRoutes } from './features/places/routes.ts';
import { createPolicyRoutes } from './features/policies/routes.ts';
import { createPolicyDraftRoutes } from './features/policyDrafts/routes.ts';
import { createResourceRoutes } from './features/resources/routes.ts';
import { createSectorRoutes } from './features/sectors/routes.ts';
import { createSourceRoutes } from './features/sources/routes.ts';
import { createSpaceRoutes } from './features/spaces/routes.ts';
import { admitDeclared } from './platform/http/caller.ts';
import { API_DOCS, createApiDocs } from './platform/http/apiDocs.ts';
import { clientFiles } from './platform/http/clientFiles.ts';
import { type Health, createHealthRoutes } from './platform/http/health.ts';
import { keepOnce } from './platform/http/onceOnly.ts';
import { createOpenApiRoutes } from './platform/http/openapi.ts';
import { type Limiters, createLimiters } from './platform/http/rateLimits.ts';
import { giveRequestId } from './platform/http/requestId.ts';
import { type Answered, logRequests } from './platform/http/requestLog.ts';
import { respondToFailure } from './platform/http/respondToFailure.ts';
import { refuseForeignChanges, refuseOddMethods } from './platform/http/sameOrigin.ts';
import { securityHeaders } from './platform/http/securityHeaders.ts';
import { refuseOtherMethods, refuseUnknownPath } from './platform/http/unknownRoutes.ts';
import { type RateLimits } from './platform/config.ts';
import { type Log } from './platform/log.ts';
import { type Services } from './services.ts';

/** What the web side stands on. */
interface Needs extends Health {
  readonly services: Services;
  /** Folder of the built client. */
  readonly clientFolder: string;
  readonly log: Log;
  /** Nothing is limited where absent. */
  readonly limits?: RateLimits;
  /** How many proxies stand in front, or their addresses; none is believed where absent. */
  readonly trustProxy?: number | readonly string[];
  /** Hears of every request when it has been answered. */
  readonly onAnswered?: (answered: Answered) => void;
}

/** The web side of the product, not listening yet. */
export function createApp({ services, clientFolder, log, isReady, ...rest }: Needs): Express {
  const { limits, trustProxy = false, onAnswered = () => undefined } = rest;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.use(giveRequestId, securityHeaders, logRequests(log, onAnswered), refuseOddMethods, compression());
  app.use('/health', createHealthRoutes({ isReady }), refuseUnknownPath);
  app.use(API_BASE, createApi(services, createLimiters(limits)));
  app.use(API_DOCS, createApiDocs());
  app.use(ALL_APIS, refuseUnknownPath);
  app.use(clientFiles(clientFolder), refuseUnknownPath);
  app.use(
    respondToFailure((fault, requestId) => {
      log.error({ err: fault, requestId }, 'A request failed by a fault of ours');
    }),
  );
  return app;
}

/** Below this nothing is a view of the page, whatever version is asked for. */
const ALL_APIS = '/api';

/** The API, below its prefix. */
export function createApi(services: Services, limiters: Limiters = createLimiters(undefined)): Router {
  const { catalogue } = services;
  const endpoints = [...endpointsOf(catalogue), ...services.parts.flatMap((part) => part.endpoints)];
  const api = Router();
  api.use(refuseForeignChanges, ...limiters.ofAddress);
  api.use(keepOnce(services.operations.onceOnly));
  admitDeclared(api, endpoints, { identify: services.identify, limits: limiters.of });
  api.use(createMatchRoutes(services.matches, catalogue));
  api.use(createIncentiveRoutes(services.incentives, catalogue));
  api.use(createSectorRoutes(services.sectors));
  api.use(createPlaceRoutes(services.places));
  api.use(createSourceRoutes(services.sources));
  api.use(createParkRoutes(services.parks));
  api.use(createSpaceRoutes(services.spaces));
  api.use(createPolicyRoutes(services.policies));
  api.use(createPolicyDraftRoutes(services.policyDrafts));
  api.use(createCriterionRoutes(catalogue.map((criterion) => criterion.describe())));
  api.use(createResourceRoutes(services.resources));
  for (const { routes } of services.parts) api.use(routes());
  api.use(createOpenApiRoutes({ endpoints, named: namedSchemas(catalogue), examples: EXAMPLES }));
  refuseOtherMethods(api, endpoints);
  return api;
}
