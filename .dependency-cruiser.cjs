/**
 * The layers of the architecture (design.md §2): a file imports from its own layer or from a lower one.
 * Pure rules import no framework.
 */
const layers = [
  ['common', 'database', 'config'],
  ['identity', 'reference'],
  ['companies'],
  ['activities', 'agreements'],
  ['leads'],
  ['interactions'],
  ['documents'],
  ['mail'],
  ['intake'],
  ['search', 'reports', 'audit', 'live-updates', 'my-day', 'notifications', 'webhooks', 'privacy'],
  ['imports'],
  ['operations'],
  ['demo'],
  ['cli'],
  ['server'],
];

const above = (layer) => layers.slice(layer + 1).flat();

const upward = layers.slice(0, -1).map((folders, layer) => ({
  name: `${folders[0]}-looks-down`,
  comment:
    'A layer imports only from itself and from lower layers. Let the upper layer register itself with the lower one.',
  severity: 'error',
  from: { path: `^src/(${folders.join('|')})/` },
  to: { path: `^src/(${above(layer).join('|')})/|^src/[^/]+\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'reports-write-nothing-of-others',
      comment:
        'Reports, search, my day and notifications read the records of others; they use no services of those layers, which may write.',
      severity: 'error',
      from: { path: '^src/(search|reports|audit|live-updates|my-day|notifications)/' },
      to: {
        path: '^src/(companies|activities|agreements|leads|interactions|documents|mail|intake)/.*\\.(service|job|controller)\\.ts$',
      },
    },
    {
      name: 'webhooks-write-nothing-of-others',
      comment:
        'Webhooks send records as their own routes return them, so they call `read` of services, and only from `webhooks/payload`.',
      severity: 'error',
      from: { path: '^src/webhooks/', pathNot: '^src/webhooks/payload/' },
      to: {
        path: '^src/(companies|activities|agreements|leads|interactions|documents|intake)/.*\\.(service|job|controller)\\.ts$',
      },
    },
    {
      name: 'pure-rules-import-no-framework',
      comment: 'Rules compute a decision from data; they can be read and tested without Nest and TypeORM.',
      severity: 'error',
      from: {
        path: ['\\.(rules|constants)\\.ts$', '^src/intake/(parsing|connectors)/', '\\.spec\\.ts$'],
      },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|fastify)/' },
    },
    {
      name: 'rendering-has-its-worker',
      comment:
        'Rendering code is loaded by a thread of its own (RenderWorker), because it would block all requests in the API.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/reports/(files|charts)/|^src/common/(documents|pdf)/|(programme|badge|person-report)-(pdf\\.factory|render\\.worker)\\.ts$|\\.spec\\.ts$',
      },
      to: {
        path: [
          '(programme|badge|person-report)-pdf\\.factory\\.ts$',
          '-render\\.worker\\.ts$',
          '^src/reports/(files/(pdf|xlsx|svg)-|charts/)',
          '^src/common/pdf/',
          'node_modules/(pdfmake|exceljs|echarts|fontkit|@resvg)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'render-workers-only-render',
      comment: 'The rendering thread starts without framework and database, so that the first file is rendered soon.',
      severity: 'error',
      from: {
        path: '^src/(reports/(files|charts|definition|i18n|statistics)/|common/(pdf/|documents/(?!render\\.worker)))|(programme|badge|person-report)-(pdf\\.factory|render\\.worker)\\.ts$',
      },
      to: {
        path: 'node_modules/(@nestjs|typeorm|pg|fastify)/|^src/(database|identity)/|\\.(service|queries)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-circular',
      comment: 'A cycle hides which of two files is in the lower layer, and breaks ES modules at start.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-folder-cycles',
      comment: 'Inside a layer no two folders import each other. Put shared types and rules into the lower folder.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/([^/]+)/' },
      to: { circular: true, path: '^src/$1/' },
    },
    {
      name: 'no-test-code-in-sources',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
