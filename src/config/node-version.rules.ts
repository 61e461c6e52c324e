/** The oldest release of Node.js on which the application runs (decision 79). */
const MIN_NODE_RELEASE = 24;

/**
 * Ends a start on a version of Node.js that lacks features of the application. Some would fail late, in the middle of a
 * report.
 * @throws if the version is too old; the message names the commands that work
 */
export function assertNodeVersion(version: string): void {
  if (Number(version.split('.')[0]) >= MIN_NODE_RELEASE) return;
  throw new Error(
    `Locate CRM requires Node.js ${MIN_NODE_RELEASE} or later, and this is Node.js ${version}. ` +
      'Start it with "npm start", or with "node_modules/.bin/node dist/src/main.js": npm ci installs the right version.',
  );
}
