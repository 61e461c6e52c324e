import { run, uploadLines } from '../imports/imports.given.js';
import { receive } from '../mail/inbound/inbound.given.js';
import { buildMailSettings } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { selectRows } from '../support/rows.js';
import { ERASED, eraseWholly, preview } from './erasing.given.js';
import { searchEverywhere } from './everywhere.search.js';

const { api, make } = useApi({ env: buildMailSettings(1, { MAIL_INBOUND_ADDRESS: 'crm@locate.test' }) });

const readLead = (id: string): Promise<Made> => ok(api.manager.get(`/leads/${id}`));
const readAudit = async (id: string): Promise<Made[]> =>
  (await ok(api.manager.get(`/audit?entityId=${id}&sort=at`))).items;

/** A contact on a lead with a colleague, so that both can be erased. */
async function givenContactOnLead(fullName: string, lead: object = {}, contact: object = {}) {
  const person = await make.contact({ fullName, ...contact });
  const other = await make.contact();
  return { person, other, lead: await make.lead({ contactIds: [person.id, other.id], ...lead }) };
}

async function erase(key: string, change: object = {}): Promise<Made> {
  const answer = await eraseWholly(api.manager, key, change);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 2_000)}`);
  return answer.body;
}

/** Erases a person, and keeps all texts that mention the name. */
async function eraseKeepingMentions(key: string, confirm: string, mentions: readonly Made[]): Promise<void> {
  const decisions = mentions.map(({ table, id, column }) => ({
    table,
    id,
    column,
    action: 'keep',
    reason: 'other_person',
  }));
  const order = { key, reason: 'no_longer_needed', decisions, confirm, dryRun: false };
  await ok(api.manager.post('/privacy/erasures', order));
}

describe('A name with signs that mean something elsewhere', () => {
  it.each([
    ['of patterns', '100%_Anna\\Berg'],
    ['of regular expressions', 'Anna (Ann*) [B.] ^$ {2}?+|'],
    ['of quotations', 'William "Bill" Zwarteveen'],
    ['of JSON', 'Zora\\u0041 "\\n" Quist'],
    ['of SQL', `Robert'); DROP TABLE contact; --`],
    ['of HTML', '<b>Bold</b> Zeeman'],
    ['beyond the basic plane', '𠮷田 Zenzi'],
    ['that change their length in lower case', 'İpek Zorlu'],
    ['with an accent', 'Zoë Çelikkol-Ñandú'],
  ])('%s is found in texts, in history and in JSON, and nowhere else', async (_, fullName) => {
    const { person, lead } = await givenContactOnLead(fullName, {
      title: `Plant of ${fullName}`,
      description: `Ask ${fullName}!`,
    });
    await ok(api.bdm.patch(`/leads/${lead.id}`, { requirements: `As ${fullName} said` }));
    const bystander = await make.lead({ description: 'Anna, 100 Ann, William Zwarte, Robert; Bold Ñandu; percent' });
    await ok(
      api.bdm.post('/views', { entity: 'leads', name: `View of ${fullName}`.slice(0, 60), filters: { q: fullName } }),
    );
    await erase(person.id);
    expect(await readLead(lead.id)).toMatchObject({
      title: `Plant of ${ERASED}`,
      description: `Ask ${ERASED}!`,
      requirements: `As ${ERASED} said`,
    });
    expect((await readLead(bystander.id)).description).toBe(
      'Anna, 100 Ann, William Zwarte, Robert; Bold Ñandu; percent',
    );
    const escaped = JSON.stringify(fullName).slice(1, -1);
    expect(await searchEverywhere(api, [...new Set([fullName, escaped])])).toEqual([]);
  });

  it('in other composed characters is found too', async () => {
    const { person } = await givenContactOnLead('Aurélie Ångström', {}, { email: 'aurelie@angstrom.example' });
    const decomposed = 'Aurélie Ångström'.normalize('NFD');
    await receive(api.bdm, {
      from: `"${decomposed}" <aurelie@angstrom.example>`,
      subject: 'Light',
      text: `Yours,\n${decomposed}`,
      date: 'Mon, 3 Jun 2024 10:15:00 +0200',
    });
    await erase(person.id);
    expect(await searchEverywhere(api, ['Aurélie Ångström', decomposed])).toEqual([]);
  });
});

describe('A name that is a word of the system', () => {
  it('leaves the codes in the audit trail, filters and history as they are', async () => {
    const { person, lead } = await givenContactOnLead('Kim Won', { title: 'Chip plant' });
    await ok(api.bdm.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' }));
    const open = await givenContactOnLead('Open', { title: 'Open plant' });
    await ok(api.bdm.post(`/leads/${open.lead.id}/status`, { status: 'on_hold', note: 'Later' }));
    const lost = await make.contact({ fullName: 'Web Lost' });
    await ok(api.bdm.patch(`/leads/${lead.id}`, { contactIds: [person.id, lost.id] }));
    const [before, beforeOpen] = [await readAudit(lead.id), await readAudit(open.lead.id)];
    for (const { id } of [person, open.person]) await erase(id);
    const codes = (entries: Made[]) =>
      entries.map(({ changes }) =>
        ['status', 'stage', 'source', 'statusReason', 'ownerId'].map((field) => changes[field] ?? null),
      );
    const after = (await readAudit(lead.id)).slice(0, before.length);
    expect(codes(after)).toEqual(codes(before));
    expect(codes((await readAudit(open.lead.id)).slice(0, beforeOpen.length))).toEqual(codes(beforeOpen));
    expect(await readLead(open.lead.id)).toMatchObject({ status: 'on_hold', title: `${ERASED} plant` });
  });

  it.each(['the', 'A', 'Lead'])(
    'such as %s is asked about in every text, and takes nothing away from others',
    async (fullName) => {
      const { person, lead } = await givenContactOnLead(fullName, {
        title: 'A plant for the lead',
        description: 'The lead is a plant.',
      });
      const others = await make.contact({
        fullName: 'Zed The A Lead',
        email: `zed.${fullName.toLowerCase()}@words.example`,
      });
      const imported = await uploadLines(
        api.bdm,
        'companies',
        'Name,Country,Notes',
        `Wordy ${fullName} Works,BE,the a lead`,
      );
      await run(api, api.bdm, imported.id);
      const key = api.bdm.with({ 'idempotency-key': `words-${fullName}` });
      await ok(key.post('/tasks', { title: 'A call to the lead', leadId: lead.id }));
      const audit = await readAudit(others.id);
      const planned = await preview(api.manager, person.id);
      const own = planned.mentions.filter(({ id }: Made) => id === lead.id).map(({ column }: Made) => column);
      expect(own.toSorted()).toEqual(['description', 'title']);
      await eraseKeepingMentions(person.id, fullName, planned.mentions);
      expect(await readLead(lead.id)).toMatchObject({
        title: 'A plant for the lead',
        description: 'The lead is a plant.',
      });
      expect(await readAudit(others.id)).toEqual(audit);
      expect((await ok(api.bdm.get(`/imports/${imported.id}/rows`))).items[0].cells).toContain('the a lead');
      expect(
        (await key.post('/tasks', { title: 'A call to the lead', leadId: lead.id })).headers.get('idempotent-replayed'),
      ).toBe('true');
      expect(await ok(api.bdm.get(`/contacts/${others.id}`))).toMatchObject({ fullName: 'Zed The A Lead' });
    },
  );
});

describe('A namesake', () => {
  it('keeps the audit trail, the imported row and the records, when the other one is erased', async () => {
    const fullName = 'Wang Zhaoqin';
    for (const name of ['Zhaoqin Optics', 'Yuhang Foods']) await make.company({ name });
    const lines = [
      'Full name,Company name,Email',
      `${fullName},Zhaoqin Optics,first@namesake.example`,
      `${fullName},Yuhang Foods,second@namesake.example`,
    ];
    const imported = await uploadLines(api.bdm, 'contacts', ...lines);
    const rows = await run(api, api.bdm, imported.id);
    const [first, second] = rows.map(({ recordId }: Made) => recordId as string);
    const audit = await readAudit(second!);
    await erase(first!);
    expect(await ok(api.bdm.get(`/contacts/${second}`))).toMatchObject({ fullName, email: 'second@namesake.example' });
    expect(await readAudit(second!)).toEqual(audit);
    const left = (await ok(api.bdm.get(`/imports/${imported.id}/rows`))).items;
    expect(left.map(({ cells }: Made) => cells)).toEqual([[], rows[1].cells]);
    expect(
      (await ok(api.manager.get(`/search?q=${encodeURIComponent('second@namesake.example')}`))).items,
    ).toHaveLength(1);
    expect(await searchEverywhere(api, ['first@namesake.example'])).toEqual([]);
  });

  it('who is a colleague or a company stays as they are, and titles with the name are asked about', async () => {
    const fullName = 'Bartholomeus Quaghebeur';
    const colleague = await api.user('bdm', fullName);
    const company = await make.company({ name: fullName, country: 'BE' });
    const person = await make.contact({ fullName, companyId: company.id });
    const task = await ok(colleague.post('/tasks', { title: 'Call back', contactId: person.id }));
    const planned = await preview(api.manager, person.id);
    expect(planned.mentions).toContainEqual(
      expect.objectContaining({ table: 'company', id: company.id, column: 'name' }),
    );
    await eraseKeepingMentions(person.id, fullName, planned.mentions);
    expect(await ok(api.bdm.get(`/companies/${company.id}`))).toMatchObject({ name: fullName });
    const users = await selectRows(api.db, 'app_user', { id: colleague.id! }, 'full_name');
    expect(users).toEqual([{ full_name: fullName }]);
    expect((await readAudit(task.id))[0]!.actorName).toBe(fullName);
  });
});

describe('The mails of others', () => {
  it('stay with a namesake who wrote them or takes part, and the name of the writer is asked about', async () => {
    const fullName = 'Zenobia Fitzwarren';
    const person = await make.contact({ fullName, email: 'first@fitzwarren.example' });
    const { id } = await receive(api.bdm, {
      from: `"${fullName}" <second@fitzwarren.example>`,
      to: `"${fullName}" <third@fitzwarren.example>, crm@locate.test`,
      subject: 'An offer',
      text: 'The price is low',
    });
    const planned = await preview(api.manager, person.id);
    const asked = planned.mentions.filter(({ table }: Made) => table === 'inbound_mail');
    expect(asked).toEqual([expect.objectContaining({ id, column: 'from_name' })]);
    const decisions = planned.mentions.map(({ table, id: row, column }: Made) => ({
      table,
      id: row,
      column,
      action: 'keep',
      reason: 'other_person',
    }));
    const decided = { decisions, confirm: fullName, dryRun: false };
    await ok(api.manager.post('/privacy/erasures', { key: person.id, reason: 'no_longer_needed', ...decided }));
    const columns = 'from_address, subject, text, to_addresses, raw IS NOT NULL AS raw';
    expect(await selectRows(api.db, 'inbound_mail', { id }, columns)).toEqual([
      {
        from_address: 'second@fitzwarren.example',
        subject: 'An offer',
        text: expect.stringContaining('The price is low'),
        to_addresses: expect.arrayContaining(['third@fitzwarren.example']),
        raw: true,
      },
    ]);
  });

  it('lose the address of the person among those who got them, and stay otherwise', async () => {
    const email = 'copied@zwartkruis.example';
    const { id } = await receive(api.bdm, {
      from: 'writer@zwartkruis.example',
      headers: [`Cc: ${email}`],
      subject: 'A tender',
      text: 'The tender is open',
    });
    // Somebody beyond the limit is no participant.
    await api.db.query(`UPDATE inbound_mail SET participants = '[]' WHERE id = $1`, [id]);
    const person = await make.contact({ fullName: 'Cornelia Zwartkruis', email });
    await erase(person.id);
    const columns = 'from_address, subject, cc_addresses, raw';
    expect(await selectRows(api.db, 'inbound_mail', { id }, columns)).toEqual([
      { from_address: 'writer@zwartkruis.example', subject: 'A tender', cc_addresses: [], raw: null },
    ]);
  });
});

describe('A colleague who registered for a seminar with the address of the work', () => {
  it('keeps the mails and the address, and only the registration is erased', async () => {
    const colleague = await api.user('bdm', 'Wilhelmina Overdijk');
    const [{ email }] = await selectRows(api.db, 'app_user', { id: colleague.id! }, 'email');
    const contact = await make.contact();
    const { id: mailId } = await receive(colleague, {
      from: email,
      to: contact.email,
      subject: 'Our plan',
      text: `Write to ${email}`,
    });
    const { lead } = await givenContactOnLead('Some Guest', { description: `Ask ${email}` });
    const hour = { startsAt: '2026-01-13T09:00', endsAt: '2026-01-13T12:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Over', ...hour }));
    const guest = { fullName: 'Wilhelmina Overdijk', email, override: true };
    const registration = await ok(api.manager.post(`/seminars/${seminar.id}/registrations`, guest));
    await erase(`registration-${registration.id}`);
    expect(await selectRows(api.db, 'seminar_registration', { id: registration.id }, 'full_name, email')).toEqual([
      { full_name: 'Erased person', email: null },
    ]);
    expect(await selectRows(api.db, 'inbound_mail', { id: mailId }, 'from_address, subject')).toEqual([
      { from_address: email, subject: 'Our plan' },
    ]);
    expect((await readLead(lead.id)).description).toBe(`Ask ${email}`);
    const { emailHashes } = (
      await selectRows(api.db, 'privacy_erasure', { key: `registration-${registration.id}` })
    )[0]!;
    expect(emailHashes ?? []).toEqual([]);
  });
});

describe('What failed jobs noted', () => {
  it('is removed where it names the person in several words, and their data stay', async () => {
    await api.db.query('CREATE SCHEMA IF NOT EXISTS pgboss');
    await api.db.query('CREATE TABLE IF NOT EXISTS pgboss.job (name text, data jsonb, output jsonb)');
    await api.db.query(`INSERT INTO pgboss.job (name, data, output) VALUES
      ('noted.one', '{"id": "a"}', '{"message": "Idalia Vanderzanden is unknown"}'),
      ('noted.two', '{"id": "b"}', '{"message": "idle"}')`);
    for (const fullName of ['Id', 'Idalia Vanderzanden']) await erase((await make.contact({ fullName })).id);
    const { rows } = await api.db.query(
      `SELECT data->>'id' AS id, output FROM pgboss.job WHERE name LIKE 'noted.%' ORDER BY name`,
    );
    expect(rows).toEqual([
      { id: 'a', output: { value: '[erased]' } },
      { id: 'b', output: { message: 'idle' } },
    ]);
  });
});

describe('A Chinese name of two characters', () => {
  it('is replaced in the middle of a sentence, and its parts only in records of the person', async () => {
    const { person, lead } = await givenContactOnLead(
      'Li Na',
      { description: '我们和李娜见面了' },
      { nativeName: '李娜' },
    );
    const other = await make.lead({ description: '桃李满天下，李家村' });
    const mention = await make.lead({ description: '她认识李娜吗' });
    await erase(person.id);
    expect((await readLead(lead.id)).description).toBe(`我们和${ERASED}见面了`);
    expect((await readLead(mention.id)).description).toBe(`她认识${ERASED}吗`);
    expect((await readLead(other.id)).description).toBe('桃李满天下，李家村');
  });
});

describe('Many mentions', () => {
  it('are kept by table where there are more than 500, and nothing else is asked', async () => {
    const person = await make.contact({ fullName: 'Zephyrine Oblomova' });
    const { id: leadId } = await make.lead();
    for (let n = 0; n < 501; n += 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => make.interaction(leadId, { subject: 'Zephyrine Oblomova was mentioned' })),
      );
    }
    const refused = await api.manager.post('/privacy/erasures', { key: person.id, reason: 'no_longer_needed' });
    expect(refused.problem).toEqual([422, 'erasure.too_many_mentions']);
    const decisions = [{ table: 'interaction', action: 'keep', reason: 'legal_claims' }];
    const planned = await preview(api.manager, person.id, { decisions });
    expect(planned.mentions).toEqual([]);
    const erased = await ok(
      api.manager.post('/privacy/erasures', {
        key: person.id,
        reason: 'no_longer_needed',
        decisions,
        confirm: 'Zephyrine Oblomova',
        dryRun: false,
      }),
    );
    expect(erased.keeps).toContainEqual(expect.objectContaining({ table: 'interaction', rows: 550 }));
  });
});

describe('A lead that is named after the person', () => {
  it('gets another title and codename, which are found by the search, and keeps its place in the board', async () => {
    const fullName = 'Octavie Rembrandtova';
    const { person, lead } = await givenContactOnLead(fullName, {
      title: `Atelier ${fullName}`,
      confidential: true,
      codename: `Project ${fullName}`,
      tags: ['rembrandtova'],
    });
    await erase(person.id);
    expect(await readLead(lead.id)).toMatchObject({ title: `Atelier ${ERASED}`, codename: `Project ${ERASED}` });
    expect((await ok(api.manager.get('/search?q=rembrandtova'))).items).toEqual([]);
    expect((await ok(api.manager.get('/search?q=atelier'))).items.map(({ id }: Made) => id)).toEqual([lead.id]);
    expect(await searchEverywhere(api, [fullName, 'rembrandtova', 'octavie'])).toEqual([]);
    const versions = await selectRows(api.db, 'lead_version', { lead_id: lead.id }, `data->>'title' AS title`, 'id');
    expect(new Set(versions.map(({ title }) => title))).toEqual(new Set([`Atelier ${ERASED}`]));
  });
});
