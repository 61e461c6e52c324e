import { connectForm, submit } from '../intake/registration.given.js';
import { receive } from '../mail/inbound/inbound.given.js';
import { run, uploadLines, work } from '../imports/imports.given.js';
import { buildMailSettings } from '../mail/mail.given.js';
import { givenFair } from '../meetings/given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { erase, previewErasure } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';

const { api, make } = useApi({ env: buildMailSettings(1) });

const connectHere = async () => {
  const form = await connectForm(api, { secret: null });
  return { ...form, url: `${api.url}${new URL(form.url).pathname}` };
};
const findPlaces = async (...words: string[]) =>
  (await searchEverywhere({ db: api.db }, words)).map(({ place, word }) => `${place} ${word}`);

/** The entries of the audit trail about an erasure, which name the person by an id. */
const readEntries = async (id: string) =>
  (await ok(api.manager.get(`/audit?entityId=${id}&action=erased`))).items.map((entry: Made) => entry.entityType);

describe('Somebody with a phone number and without an e-mail address', () => {
  it('is found by the number and erased as a contact, in texts and in registrations with the number alone', async () => {
    const phone = '+32470665544';
    const contact = await make.contact({ fullName: 'Telefoona Zondermail', email: null, phone });
    const company = await make.company({ notes: 'Call 0470/66.55.44 or +32 470 66 55 44' });
    const form = await connectHere();
    const nameless = await submit(api, form, { id: 'phone-1', name: 'T. Zonder', company: 'Zonder', phone });
    const colleague = await submit(api, form, {
      id: 'phone-2',
      name: 'Somebody Withmail',
      email: 'with@mail.example',
      company: 'Zonder',
      phone: '+32470665543',
    });
    const { items } = await ok(api.manager.get(`/privacy/people?q=${encodeURIComponent('0470 66 55 44')}`));
    expect(items.map(({ key }: Made) => key)).toContain(contact.id);
    const done = await ok(erase(api, contact.id));
    expect(done.keeps.map(({ table }: Made) => table)).not.toContain('privacy_suppression');
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toBe('Call [erased person] or [erased person]');
    expect(await ok(api.bdm.get(`/intake/registrations/${nameless.id}`))).toMatchObject({
      fullName: null,
      phone: null,
    });
    expect(await ok(api.bdm.get(`/intake/registrations/${colleague.id}`))).toMatchObject({
      fullName: 'Somebody Withmail',
      phone: '+32470665543',
    });
    expect(await findPlaces('Telefoona Zondermail', phone, '470665544')).toEqual([]);
    expect(await ok(erase(api, contact.id, { confirm: '-' }))).toMatchObject({ id: null, counts: [] });
  });

  it('is erased by the key of the registration, whose number is looked for as other people write it', async () => {
    const company = await make.company({ notes: 'Also on +32 470 12 34 98' });
    const registration = await submit(api, await connectHere(), {
      id: 'phone-3',
      name: 'Belina Vanoproep',
      company: 'Oproep',
      phone: '0470 12 34 98',
    });
    const key = `intake-${registration.id}`;
    expect((await previewErasure(api, key)).confirm).toBe('Belina Vanoproep');
    await ok(erase(api, key));
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toBe('Also on [erased person]');
    expect(await findPlaces('Belina Vanoproep', '470123498', '0470 12 34 98')).toEqual([]);
    expect(await readEntries(registration.id)).toEqual(['person']);
  });

  it.each(['n/a', '12', 'ask the front desk', '+', 'me@@', '-'])(
    'is erased without a change of texts of others where the form has %j as the number',
    async (phone) => {
      const notes = 'Room 12 +, n/a. Ask the front desk - or me@@ or 0 @ 12';
      const company = await make.company({ notes });
      const registration = await submit(api, await connectHere(), {
        id: `phone-${phone}`,
        name: `Nietbelbaar Geennummer`,
        company: 'Geen',
        phone,
      });
      const key = `intake-${registration.id}`;
      const { mentions, counts } = await previewErasure(api, key);
      expect([mentions, counts.filter(({ treatment }: Made) => treatment === 'text')]).toEqual([[], []]);
      const report = await ok(api.manager.get(`/privacy/people/${key}/report`));
      expect(JSON.stringify(report)).not.toContain(company.id);
      await ok(erase(api, key));
      expect(await ok(api.bdm.get(`/companies/${company.id}`))).toMatchObject({ notes, version: company.version });
      expect(await findPlaces('Nietbelbaar Geennummer')).toEqual([]);
    },
  );
});

describe('Somebody whom only one record names', () => {
  it('is erased by the key of a received mail, and the audit trail has the id of the mail', async () => {
    const from = '"Mailvin Enkelpost" <mailvin@enkelpost.example>';
    const { id } = await receive(api.bdm, { from, text: 'Yours, Mailvin Enkelpost' });
    await ok(erase(api, `mail-${id}`));
    expect(await findPlaces('Mailvin Enkelpost', 'mailvin@enkelpost.example')).toEqual([]);
    expect(await readEntries(id)).toEqual(['person']);
    const { items } = await ok(api.manager.get('/privacy/erasures'));
    expect(items[0]).toMatchObject({ key: `mail-${id}`, contactId: null });
    expect(await ok(erase(api, `mail-${id}`))).toMatchObject({ id: null, counts: [] });
  });

  it('is erased by the key of a meeting party, and the audit trail has the id of the party', async () => {
    const party = await (await givenFair(api)).party('visitor', 'Partijana Enkelnaam', { notes: 'A vegan' });
    await ok(erase(api, `party-${party.id}`));
    expect(await findPlaces('Partijana Enkelnaam')).toEqual([]);
    expect(await readEntries(party.id)).toEqual(['person']);
    const { rows } = await api.db.query('SELECT name, notes FROM meeting_party WHERE id = $1', [party.id]);
    expect(rows).toEqual([{ name: 'Erased person', notes: null }]);
    expect(await ok(erase(api, `party-${party.id}`))).toMatchObject({ id: null, counts: [] });
  });
});

describe('Somebody whom a file names', () => {
  it.each(['dry-run', 'run'])('is not erased while its %s goes on, and is afterwards', async (step) => {
    const contact = await make.contact({ fullName: `Filip ${step} Importeur`, email: `filip.${step}@import.example` });
    const stranger = await make.contact({ fullName: `Vreemde ${step} Importeur` });
    const lines = ['Full name,Email', `${contact.fullName},${contact.email}`];
    const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
    expect((await api.bdm.post(`/imports/${id}/${step}`)).status).toBe(202);
    const blocker = { kind: 'running_import', table: 'import', id, label: 'file.csv', canBeAccepted: false };
    expect((await previewErasure(api, contact.id)).blockers).toEqual([blocker]);
    const refused = await erase(api, contact.id, { acceptKeeps: true });
    expect([refused.problem, refused.body.blockers]).toEqual([[409, 'erasure.blocked'], [blocker]]);
    expect((await previewErasure(api, stranger.id)).blockers).toEqual([]);
    await work(api);
    await ok(erase(api, contact.id));
    expect(await findPlaces(contact.fullName, contact.email)).toEqual([]);
  });

  it('is not erased while the import is undone', async () => {
    const lines = ['Full name,Email', 'Ongedaan Importeur,ongedaan@import.example'];
    const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
    const [row] = await run(api, api.bdm, id);
    expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
    expect((await erase(api, row!.recordId)).problem).toEqual([409, 'erasure.blocked']);
    await work(api);
    await ok(erase(api, row!.recordId));
    expect(await findPlaces('Ongedaan Importeur', 'ongedaan@import.example')).toEqual([]);
  });
});
