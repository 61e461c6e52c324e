import { assertNodeVersion } from './node-version.rules.js';

describe('The application', () => {
  it.each(['24.0.0', '24.21.0', '26.1.0'])('starts on Node.js %s', (version) => {
    expect(() => assertNodeVersion(version)).not.toThrow();
  });

  it.each(['20.20.2', '22.22.0', '18.0.0'])('refuses Node.js %s and names the commands that work', (version) => {
    expect(() => assertNodeVersion(version)).toThrow(
      new RegExp(
        `requires Node\\.js 24 or later, and this is Node\\.js ${version}\\. .*"npm start".*node_modules/\\.bin/node`,
      ),
    );
  });
});
