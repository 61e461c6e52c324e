import { type ClamdAddress, formatClamdAddress, parseClamdAddress } from './clamd-address.rules.js';
import { loadSettings, SettingsError } from './settings.factory.js';

describe('CLAMD_ADDRESS', () => {
  it.each<[string, ClamdAddress]>([
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['clamav.internal:3310', { host: 'clamav.internal', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('%s names where the scanner listens', (text, address) => {
    expect(parseClamdAddress(text)).toEqual(address);
    expect(formatClamdAddress(address)).toBe(text);
  });

  it('may be absent', () => {
    expect(loadSettings({}).clamdAddress).toBeUndefined();
    expect(loadSettings({ CLAMD_ADDRESS: ' ' }).clamdAddress).toBeUndefined();
  });

  it.each(['clamav.internal', 'clamav:0', 'clamav:65536', '::1:3310', 'http://clamav:3310', 'run/clamd.ctl', 'a b:1'])(
    'is refused at the start if it is %j, with what would be right',
    (text) => {
      const start = () => loadSettings({ CLAMD_ADDRESS: text });
      expect(start).toThrow(SettingsError);
      expect(start).toThrow(
        `CLAMD_ADDRESS must be host:port, such as 127.0.0.1:3310, or the path of a socket, not "${text}"`,
      );
    },
  );
});
