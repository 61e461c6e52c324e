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
  ['intake'],
  ['search', 'reports', 'audit'],
  ['operations'],
  ['demo'],
  ['cli'],
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
      comment: 'Reports and search only read; they use no services of other layers, which may write.',
      severity: 'error',
      from: { path: '^src/(search|reports|audit)/' },
      to: { path: '^src/(companies|activities|agreements|leads|interactions|intake)/.*\\.(service|controller)\\.ts$' },
    },
    {
      name: 'pure-rules-import-no-framework',
      comment: 'Rules compute a decision from data; they can be read and tested without Nest and TypeORM.',
      severity: 'error',
      from: {
        path: [
          '^src/leads/lead\\.[a-z.-]*(vocabulary|facts|stages|gates|moves|statuses|staleness|screening|definition|soundness|weighting|refusal)\\.ts$',
          '^src/companies/(identifier\\.|name\\.|duplicate\\.scoring|trigram|legal|chinese|generic|latin|email|shared|company\\.fingerprint)',
          '^src/(activities|agreements)/.*\\.(vocabulary|rules|statuses|plan|solver|bound)\\.ts$',
          '^src/(leads|reports)/.*\\.rules\\.ts$',
          '^src/intake/(submission|connectors/|.*\\.(vocabulary|rules)\\.ts$)',
          '^src/common/(reference|money/money|clock|audit/audit\\.changes)',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|fastify)/' },
    },
    {
      name: 'drawing-has-its-thread',
      comment:
        'Rendering code is loaded by a thread of its own (DrawingThread), because it would block all requests in the API.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/reports/(files|charts)/|^src/common/documents/|\\.(print|drawing)\\.ts$|\\.spec\\.ts$',
      },
      to: {
        path: [
          '\\.(print|drawing)\\.ts$',
          '^src/reports/(files/((pdf|xlsx|svg)\\.[a-z]+)|charts/.*)\\.ts$',
          '^src/common/documents/(pdf\\.|text\\.width)',
          'node_modules/(pdfmake|exceljs|echarts|fontkit|@resvg)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'drawing-draws-only',
      comment: 'The rendering thread starts without framework and database, so that the first file is rendered soon.',
      severity: 'error',
      from: {
        path: '^src/(reports/(files|charts|words)/|common/documents/(?!drawing\\.thread))|\\.(print|drawing)\\.ts$',
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
