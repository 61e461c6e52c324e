import { isTooOld } from './own-node.runner.js';

describe('The application runs on', () => {
  it.each(['24.0.0', '24.21.0', '26.1.0'])('Node.js %s', (version) => {
    expect(isTooOld(version)).toBe(false);
  });

  it.each(['20.20.2', '22.22.0', '18.0.0'])('its own Node.js where the machine has %s', (version) => {
    expect(isTooOld(version)).toBe(true);
  });
});
