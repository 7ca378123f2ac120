const NODE_MODULES = '(^|/)node_modules/';
const pack = (names) => `${NODE_MODULES}(${names})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The domain is proved by plain calls: no HTTP, database, file, clock or environment; zod and Turf only compute.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: ['^server/domain/', '^shared/', pack('zod|@turf/[^/]+|geojson|@types/geojson')] },
    },
    {
      name: 'shared-is-contracts',
      comment: 'What client and server both use may need neither of them.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', pack('zod')] },
    },
    {
      name: 'index-serves-the-domain',
      comment: 'The fast path knows the domain that it must equal, and nothing of HTTP or the store.',
      severity: 'error',
      from: { path: '^server/matchIndex/' },
      to: { pathNot: ['^server/matchIndex/', '^server/domain/', '^shared/'] },
    },
    {
      name: 'reverse-index-serves-the-domain',
      comment:
        'The fast path of standing requirements reads what the other index is made of, never the other way round.',
      severity: 'error',
      from: { path: '^server/reverseIndex/' },
      to: { pathNot: ['^server/reverseIndex/', '^server/matchIndex/', '^server/domain/', '^shared/'] },
    },
    {
      name: 'platform-has-no-business',
      comment:
        'Configuration, clock, log and HTTP plumbing serve every feature alike; all operations ask who may call.',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: {
        path: '^server/(domain|features|matchIndex|reverseIndex|store)/',
        pathNot: '^server/domain/access/',
      },
    },
    {
      name: 'features-meet-at-ports',
      comment: 'A feature is handed what it needs of another by the composition root and knows only its type.',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: { path: '^server/features/', pathNot: '^server/features/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'express-stays-at-the-edge',
      comment: 'HTTP is spoken in routes, platform/http and app.ts; a part hands its routes on.',
      severity: 'error',
      from: {
        pathNot: [
          '^server/features/[^/]+/routes\\.ts$',
          '^server/part\\.ts$',
          '^server/parts/',
          '^server/platform/http/',
          '^server/app\\.ts$',
          '^tests/',
        ],
      },
      to: { path: pack('express|helmet|compression|@types/express') },
    },
    {
      name: 'mongoose-stays-in-repositories',
      comment: 'Whoever asks the store asks a repository in words of the domain.',
      severity: 'error',
      from: {
        pathNot: ['^server/features/.+/repository\\.ts$', '^server/store/', '^server/part\\.ts$', '^tests/'],
      },
      to: { path: pack('mongoose|mongodb') },
    },
    {
      name: 'store-kind-is-hidden',
      comment: 'Only connect.ts knows that an embedded server exists; every other code sees a MongoDB.',
      severity: 'error',
      from: { pathNot: ['^server/store/embedded/', '^server/store/connect\\.ts$', '^tests/'] },
      to: { path: '^server/store/embedded/' },
    },
    {
      name: 'leaflet-stays-on-the-map',
      comment: 'Leaflet turns coordinates round; one folder is enough for that.',
      severity: 'error',
      from: { pathNot: ['^client/map/', '^tests/client/map/'] },
      to: { path: pack('leaflet|supercluster|@types/leaflet') },
    },
    {
      name: 'client-and-server-meet-in-shared',
      comment: 'The browser gets no server code, and the server none of the page.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|seed)/' },
    },
    {
      name: 'server-does-not-know-the-page',
      comment: 'The server serves the built files of the client and imports none of its code.',
      severity: 'error',
      from: { path: '^(server|seed)/' },
      to: { path: '^client/' },
    },
    {
      name: 'seed-is-data',
      comment: 'Seed reads files and generates; it is put into the store by a feature.',
      severity: 'error',
      from: { path: '^seed/' },
      to: { path: '^server/', pathNot: '^server/domain/' },
    },
    {
      name: 'no-tests-in-production',
      comment: 'The product does not carry its tests; what sets them up does.',
      severity: 'error',
      from: { pathNot: ['^tests/', '^vitest\\.config\\.ts$'] },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^client/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
