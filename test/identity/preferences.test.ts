import { NOTIFICATION_KINDS } from '../../src/identity/notifications/notification.constants.js';
import { useApi } from '../support/api.js';
import { openPage } from './session.given.js';

const { api } = useApi();

const DEFAULTS = {
  language: 'auto',
  theme: 'auto',
  singleKeyShortcuts: true,
  ui: {},
  notifications: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, true])),
};

describe('The preferences of a user', () => {
  it('are defaults at first', async () => {
    const { status, body } = await api.viewer.get('/me/preferences');
    expect([status, body]).toEqual([200, DEFAULTS]);
  });

  it('are changed one by one, by page or by token, and null restores a default', async () => {
    const user = await api.user('viewer');
    const page = await openPage(api, user);
    await page.patch('/me/preferences', { language: 'nl', singleKeyShortcuts: false });
    const { status, body } = await user.patch('/me/preferences', { theme: 'dark', language: null });
    expect([status, body]).toEqual([200, { ...DEFAULTS, theme: 'dark', singleKeyShortcuts: false }]);
    expect((await page.get('/me/preferences')).body).toEqual(body);
    expect((await api.viewer.get('/me/preferences')).body).toEqual(DEFAULTS);
  });

  it('keep what the application stores, merged so that two tabs do not overwrite each other', async () => {
    const user = await api.user('bdm');
    const widths = Array.from({ length: 10 }, (_, n) => ({ ui: { leads: { widths: { [`column${n}`]: n } } } }));
    await Promise.all(widths.map((change) => user.patch('/me/preferences', change)));
    const { ui } = (await user.get('/me/preferences')).body;
    expect(Object.keys(ui.leads.widths)).toHaveLength(10);
    await user.patch('/me/preferences', { ui: { leads: { widths: null, density: 'compact' } } });
    expect((await user.get('/me/preferences')).body.ui).toEqual({ leads: { density: 'compact' } });
    expect((await user.patch('/me/preferences', { ui: null })).body.ui).toEqual({});
  });

  it('have a bounded size, however they grow', async () => {
    const user = await api.user('bdm');
    await user.patch('/me/preferences', { ui: { first: 'x'.repeat(10_000) } });
    const answer = await user.patch('/me/preferences', { ui: { second: 'é'.repeat(4_000) } });
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([422, 'request.invalid', '/ui']);
    expect(answer.body.errors[0].code).toBe('preferences.too_large');
    expect(Object.keys((await user.get('/me/preferences')).body.ui)).toEqual(['first']);
  });

  it.each([
    ['language', { language: 'fr' }],
    ['theme', { theme: 'pink' }],
    ['singleKeyShortcuts', { singleKeyShortcuts: 'yes' }],
    ['ui', { ui: [1] }],
    ['colour', { colour: 'red' }],
  ])('are refused with a wrong %s', async (name, change) => {
    const { status, body } = await api.bdm.patch('/me/preferences', change);
    expect([status, body.errors[0].pointer]).toEqual([422, `/${name}`]);
  });

  it('are not those of an API key', async () => {
    const key = await api.key('manager');
    for (const answer of [await key.get('/me/preferences'), await key.patch('/me/preferences', {})]) {
      expect(answer.problem).toEqual([403, 'preferences.person_only']);
    }
  });
});
