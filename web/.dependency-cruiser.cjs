/** The layers of the web application (from the highest to the lowest): a file imports from its own layer or a lower one. */
const layers = ['app', 'features', 'records', 'shared'];

module.exports = {
  forbidden: [
    ...layers.slice(1).map((folder, index) => ({
      name: `${folder}-looks-down`,
      severity: 'error',
      from: { path: `^web/src/${folder}/` },
      to: { path: `^web/src/(${layers.slice(0, index + 1).join('|')})/|^web/src/[^/]+\\.tsx?$` },
    })),
    {
      name: 'features-do-not-import-each-other',
      comment: 'Features link to each other by route. Put shared parts into records or shared.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'pure-rules-import-no-framework',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: 'node_modules/(react|@mantine|@tanstack)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-of-the-server',
      comment: 'The application knows the API by its document only.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(src|migrations|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'web/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
