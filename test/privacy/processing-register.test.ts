import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { PERSONAL_DATA } from '../../src/privacy/personal-data.registry.js';
import { TERM_KINDS } from '../../src/privacy/retention-rules/retention-term.constants.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const { api, make } = useApi({ env: { PRIVACY_CONTACT: 'Privacy <privacy@locate.test>' } });

const read = (lang?: string): Promise<Made> => ok(api.manager.get(`/privacy/register${lang ? `?lang=${lang}` : ''}`));
const page = readFileSync(getProjectPath('docs/privacy-register.md'), 'utf8');

describe('The register of processing activities', () => {
  it('has what GDPR art. 30 lists, in English and Dutch', async () => {
    const [en, nl] = [await read(), await read('nl')];
    expect(en).toMatchObject({
      language: 'en',
      controller: { name: 'Locate in Limburg', contact: 'Privacy <privacy@locate.test>' },
    });
    for (const part of ['purposes', 'groups', 'recipients', 'transfers', 'terms', 'security']) {
      expect([part, en[part].length]).toEqual([part, nl[part].length]);
      expect(en[part].length).toBeGreaterThan(0);
      // Nothing is left untranslated.
      expect(JSON.stringify(nl[part])).not.toBe(JSON.stringify(en[part]));
    }
    for (const { lawfulBases, groups } of en.purposes)
      expect([lawfulBases.length > 0, groups.length > 0]).toEqual([true, true]);
    for (const { persons, data, tables } of en.groups)
      expect([persons.length, data.length, tables.length].every((length) => length > 0)).toBe(true);
  });

  it('names every table with data of people, once', async () => {
    const { groups, purposes } = await read();
    const expected = Object.values(PERSONAL_DATA).flatMap((tables) =>
      Object.entries(tables)
        .filter(([, { foundBy, columns }]) => foundBy || Object.values(columns).includes('staff'))
        .map(([table]) => table),
    );
    const found = groups.flatMap(({ tables }: Made) => tables.map(({ table }: Made) => table));
    expect(found.toSorted()).toEqual(expected.toSorted());
    // Every group of tables serves a purpose.
    const used = new Set(purposes.flatMap((purpose: Made) => purpose.groups));
    expect(groups.filter(({ id }: Made) => !used.has(id))).toEqual([]);
    const contact = groups.flatMap(({ tables }: Made) => tables).find(({ table }: Made) => table === 'contact');
    expect(contact.columns).toEqual(expect.arrayContaining(['full_name', 'email', 'phone']));
    const signatory = groups
      .flatMap(({ tables }: Made) => tables)
      .find(({ table }: Made) => table === 'agreement_signatory');
    expect(signatory.kept[0]).toContain('art. 17(3)');
  });

  it('follows the rules, the settings and the recipients that are set up', async () => {
    await ok(api.manager.put('/privacy/retention-rules/contact', { months: 48, enabled: true }));
    await ok(api.admin.post('/api-keys', { name: 'Power BI', role: 'reporting' }));
    const { id } = await make.contact();
    const consent = {
      purpose: 'partner_sharing',
      granted: true,
      wording: 'Yes',
      wordingVersion: '1',
      source: 'Form',
      occurredAt: '2026-01-02T09:00:00Z',
    };
    const before = await read();
    await ok(api.bdm.post(`/contacts/${id}/consents`, consent));
    const after = await read();
    expect(after.terms[0]).toMatchObject({ kind: 'contact', term: expect.stringMatching(/^48 months/), enabled: true });
    expect(after.terms.map(({ kind }: Made) => kind)).toEqual(expect.arrayContaining([...TERM_KINDS]));
    const keys = after.recipients.find(({ id: category }: Made) => category === 'api_keys');
    expect(keys.present).toContain('Power BI');
    expect([before.transfers.length, after.transfers.length]).toEqual([1, 2]);
    expect(after.transfers[1]).toMatch(/^1 person has agreed/);
    // The report about a person says the same.
    const { retention } = await ok(api.manager.get(`/privacy/people/${id}/report`));
    expect(retention.map(({ term }: Made) => term)).toContain(after.terms[0].term);
    await ok(api.manager.put('/privacy/retention-rules/contact', { months: 36, enabled: false }));
    const { retention: withoutRule } = await ok(api.manager.get(`/privacy/people/${id}/report`));
    expect(withoutRule.map(({ data }: Made) => data)).not.toContain('Contacts');
  });

  it.each(['lang=fr', 'lang=', 'language=en', 'lang=en&lang=nl'])('is refused for ?%s', async (query) => {
    expect((await api.manager.get(`/privacy/register?${query}`)).status).toBe(422);
  });
});

describe('The page for data protection officers', () => {
  /** Returns the cells of every row of a table in the page. */
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it('has every group of tables with its persons, data and tables, as the register has them', async () => {
    const { groups } = await read();
    for (const { name, persons, data, tables } of groups) {
      const names = tables.map(({ table }: Made) => `\`${table}\``).join(', ');
      expect(rows).toContainEqual([name, persons.join('; '), data.join('; '), names]);
    }
  });

  it('has every purpose, recipient, transfer and measure', async () => {
    const { purposes, recipients, transfers, security } = await read();
    for (const { name, description } of purposes)
      expect(rows).toContainEqual(expect.arrayContaining([name, description]));
    for (const text of [...recipients.map(({ name }: Made) => name), ...security])
      expect(page).toContain(`- ${text}\n`);
    expect(page.replaceAll('\n', ' ')).toContain(transfers[0]);
  });

  it('has every rule and every term with its setting, as they ship', async () => {
    for (const { data, term, setting, kind } of (await read()).terms) {
      const isRule = !(TERM_KINDS as readonly string[]).includes(kind);
      expect(rows).toContainEqual(isRule ? [data, term] : [data, term, setting === null ? '–' : `\`${setting}\``]);
    }
  });
});
