import { readFileSync } from 'node:fs';
import { getProjectPath } from './project-files.reader.js';
import { listAppliedSettings, removeCredentials } from './setting-catalogue.rules.js';
import { loadSettings } from './settings.factory.js';

const SECRET = 'a secret of at least 32 characters';

const SECRETS = {
  DATABASE_URL: `postgres://locate:${SECRET.replaceAll(' ', '-')}@db.internal/locate`,
  JWT_SECRET: SECRET,
  JWT_SECRET_FORMER: SECRET,
  // The keys must differ.
  ENCRYPTION_KEY: `${SECRET}, and more`,
  ENCRYPTION_KEY_FORMER: SECRET,
  METRICS_TOKEN: SECRET,
  ADMIN_EMAIL: 'admin@example.org',
  ADMIN_PASSWORD: SECRET,
  SMTP_URL: `smtps://crm:${SECRET.replaceAll(' ', '-')}@mail.example.org`,
  MAIL_FROM: 'crm@example.org',
  PUBLIC_URL: 'https://crm.example.org',
  OIDC_ISSUER: `https://user:${SECRET.replaceAll(' ', '-')}@login.example.org`,
  OIDC_CLIENT_ID: 'locate-crm',
  OIDC_CLIENT_SECRET: SECRET,
};

describe('The settings in force', () => {
  it('are all of those that .env.example explains', () => {
    const example = readFileSync(getProjectPath('.env.example'), 'utf8');
    const explained = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const expected = [...explained.filter((name) => name !== 'POSTGRES_PASSWORD'), 'NODE_ENV'];
    const listed = listAppliedSettings(loadSettings({})).map(({ name }) => name);
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });

  it('name their source, and the default where there is none', () => {
    const settings = loadSettings({ STALE_AFTER_DAYS: '60', FOLLOW_UP_DAYS: '5' }, new Set(['FOLLOW_UP_DAYS']));
    const find = (wanted: string) => listAppliedSettings(settings).find(({ name }) => name === wanted);
    expect(find('STALE_AFTER_DAYS')).toMatchObject({ source: 'environment', value: '60', isSecret: false });
    expect(find('FOLLOW_UP_DAYS')).toMatchObject({ source: 'env_file', value: '5' });
    expect(find('TRAVEL_DETAIL_DAYS')).toMatchObject({ source: 'default', value: '30' });
    expect(find('PUBLIC_URL')).toMatchObject({ source: 'default', value: null });
  });

  it('contain no secret', () => {
    const listed = listAppliedSettings(loadSettings(SECRETS));
    const text = JSON.stringify(listed);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(SECRET.replaceAll(' ', '-'));
    expect(listed.find(({ name }) => name === 'JWT_SECRET')).toMatchObject({ source: 'environment', isSecret: true });
    expect(listed.find(({ name }) => name === 'OIDC_ISSUER')?.value).toBe('https://login.example.org');
  });
});

it('Addresses in a text lose their user and password', () => {
  expect(removeCredentials('no answer of postgres://me:pass@db:5432/crm, nor of https://a@b.c/d')).toBe(
    'no answer of postgres://db:5432/crm, nor of https://b.c/d',
  );
  expect(removeCredentials('postgres://me:p@ss@db/crm')).toBe('postgres://db/crm');
  expect(removeCredentials('write to an@locate.example')).toBe('write to an@locate.example');
});
