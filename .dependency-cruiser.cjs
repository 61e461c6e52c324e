/**
 * The floors of the house (design.md §2): a file imports from its own floor or below, never above.
 * Pure rules import no framework.
 */
const floors = [
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

const above = (floor) => floors.slice(floor + 1).flat();

const upward = floors.slice(0, -1).map((folders, floor) => ({
  name: `${folders[0]}-looks-down`,
  comment: 'A floor imports from its own floor or below. Let the upper floor register itself with the lower one.',
  severity: 'error',
  from: { path: `^src/(${folders.join('|')})/` },
  to: { path: `^src/(${above(floor).join('|')})/|^src/[^/]+\\.ts$` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'reports-write-nothing-of-others',
      comment: 'Reports and search read; they use no services of other floors that write.',
      severity: 'error',
      from: { path: '^src/(search|reports|audit)/' },
      to: { path: '^src/(companies|activities|agreements|leads|interactions|intake)/.*\\.(service|controller)\\.ts$' },
    },
    {
      name: 'pure-rules-import-no-framework',
      comment: 'Rules are data in, decision out; they can be read and tested without Nest and TypeORM.',
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
        'What draws is loaded by a thread of its own (DrawingThread): in the API it would keep everybody waiting.',
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
      comment:
        'The thread that draws starts without framework and database, so that the first file of a day comes soon.',
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
      comment: 'A cycle hides which of two files is the lower one, and breaks ES modules at start.',
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
