import { useApi } from '../support/api.js';
import { insertRow, updateRows } from '../support/rows.js';

const { api, make } = useApi();

/** Ids of what a question finds. */
const found = async (question: string, caller = api.bdm): Promise<string[]> =>
  (await caller.get(`/search?q=${encodeURIComponent(question)}`)).body.items.map(({ id }: { id: string }) => id);

describe('The search is up to date', () => {
  it('the moment a company is renamed: by the new name, no longer by the old', async () => {
    const { id } = await make.company({ name: 'Quillfeather Optics', nativeName: '羽光电子', aliases: ['Plumage'] });
    expect(await found('Quillfeather')).toEqual([id]);
    await api.bdm.patch(`/companies/${id}`, { name: 'Bramblewick Optics', nativeName: '荆棘电子', aliases: [] });
    for (const old of ['Quillfeather', 'Quillfeather Optics', 'quilfeather', '羽光', 'yuguang', 'Plumage']) {
      expect(await found(old)).toEqual([]);
    }
    for (const now of ['Bramblewick', 'bramblewik', '荆棘', 'jingji']) expect(await found(now)).toEqual([id]);
  });

  it('for everything else a company is found by', async () => {
    const { id } = await make.company({
      name: 'Marrowstone Trading',
      website: 'https://marrowstone.example',
      identifiers: [{ scheme: 'KBO', value: '0202.239.951' }],
      tags: ['seaside'],
    });
    for (const known of ['marrowstone.example', '0202.239.951', 'seaside']) expect(await found(known)).toEqual([id]);
    const change = { emailDomains: ['marrow.example'], identifiers: [], tags: [] };
    await api.bdm.patch(`/companies/${id}`, change);
    for (const old of ['marrowstone.example', '0202.239.951', 'seaside']) expect(await found(old)).toEqual([]);
    expect(await found('marrow.example')).toEqual([id]);
  });

  it('for contacts', async () => {
    const { id } = await make.contact({
      fullName: 'Persimmon Alder',
      email: 'p.alder@first.example',
      phone: '+3281234567',
    });
    await api.bdm.patch(`/contacts/${id}`, {
      fullName: 'Persimmon Birch',
      email: 'p.birch@second.example',
      phone: null,
    });
    for (const old of ['Alder', 'p.alder@first.example', 'first.example', '081 23 45 67']) {
      expect(await found(old)).toEqual([]);
    }
    for (const now of ['Birch', 'p.birch@second.example', 'second.example']) expect(await found(now)).toEqual([id]);
  });

  it('for leads', async () => {
    const { id } = await make.lead({ title: 'Kelpforest distribution', tags: ['saltwater'] });
    await api.bdm.patch(`/leads/${id}`, { title: 'Moorland distribution', tags: [] });
    for (const old of ['Kelpforest', 'saltwater']) expect(await found(old)).toEqual([]);
    expect(await found('Moorland')).toEqual([id]);
  });

  it('when a record is changed by SQL', async () => {
    const { id } = await make.company({ name: 'Handmade Lanterns' });
    await updateRows(api.db, 'company', { id }, { name: 'Wrought Lanterns', name_key: 'wrought lanterns' });
    expect([await found('Handmade'), await found('Wrought')]).toEqual([[], [id]]);
    await insertRow(api.db, 'company_identifier', { company_id: id, scheme: 'DUNS', value: '150483782' });
    expect(await found('15-048-3782')).toEqual([id]);
    const lead = await make.lead({ title: 'Bywater mill' });
    await updateRows(api.db, 'lead', { id: lead.id }, { title: 'Underhill mill' });
    expect([await found('Bywater'), await found('Underhill')]).toEqual([[], [lead.id]]);
    const contact = await make.contact({ fullName: 'Tolman Cotton' });
    await api.db.query('DELETE FROM contact WHERE id = $1', [contact.id]);
    expect(await found('Tolman Cotton')).toEqual([]);
  });

  it('inside the transaction of the change already, and not after a rollback', async () => {
    const client = await api.db.connect();
    const entries = () => client.query(`SELECT id FROM search_entry WHERE terms @@ '''halfway'''::tsquery`);
    await client.query('BEGIN');
    await insertRow(client, 'company', { name: 'Halfway House' });
    expect((await entries()).rowCount).toBe(1);
    expect(await found('Halfway')).toEqual([]);
    await client.query('ROLLBACK');
    expect((await entries()).rowCount).toBe(0);
    client.release();
  });

  it('about the archive: archived records are not found, by nothing, until they are restored', async () => {
    const company = await make.company({
      name: 'Thistledown Works',
      identifiers: [{ scheme: 'LEI', value: 'HWUPKR0MPOU8FGXBT394' }],
    });
    const contact = await make.contact({ fullName: 'Thistledown Ana', email: 'ana@thistledown.example' });
    const lead = await make.lead({ title: 'Thistledown plant', companyId: company.id });
    const paths = [`/companies/${company.id}`, `/contacts/${contact.id}`, `/leads/${lead.id}`];
    const ids = [company.id, contact.id, lead.id].toSorted();
    const questions = ['HWUPKR0MPOU8FGXBT394', 'ana@thistledown.example', lead.reference];
    expect((await found('Thistledown')).toSorted()).toEqual(ids);
    for (const path of paths.toReversed()) expect((await api.manager.delete(path)).status).toBe(200);
    for (const question of ['Thistledown', 'thistledon', ...questions]) expect(await found(question)).toEqual([]);
    for (const path of paths) expect((await api.manager.post(`${path}/restore`)).status).toBe(200);
    expect((await found('Thistledown')).toSorted()).toEqual(ids);
    for (const question of questions) expect(await found(question)).toHaveLength(1);
  });

  it('about merges: the source is not found any more, and what it brought finds the survivor', async () => {
    const survivor = await make.company({ name: 'Wintergreen Group', emailDomains: [] });
    const source = await make.company({
      name: 'Wintergrün Gruppe',
      aliases: ['Periwinkle'],
      emailDomains: ['wintergruen.example'],
      identifiers: [{ scheme: 'LEI', value: '213800X3Q9LSAKRUWY91' }],
    });
    const merge = await api.manager.post(`/companies/${survivor.id}/merge`, { sourceId: source.id, dryRun: false });
    expect(merge.status).toBe(200);
    for (const question of ['Wintergreen', 'Wintergrun', '213800X3Q9LSAKRUWY91', 'Periwinkle', 'wintergruen.example']) {
      expect(await found(question)).toEqual([survivor.id]);
    }
    const kept = await make.contact({ fullName: 'Rosalind Hartley' });
    const twin = await make.contact({ fullName: 'Rosalind Hartly' });
    expect((await api.manager.post(`/contacts/${kept.id}/merge`, { sourceId: twin.id, dryRun: false })).status).toBe(
      200,
    );
    expect(await found('Rosalind')).toEqual([kept.id]);
  });

  it('under concurrent changes: what is stored last is what is found', async () => {
    const { id } = await make.company({ name: 'Racecourse Zero' });
    const names = ['Racecourse Alpha', 'Racecourse Bravo', 'Racecourse Charlie', 'Racecourse Delta'];
    await Promise.all(names.map((name) => api.bdm.patch(`/companies/${id}`, { name })));
    const { name } = (await api.bdm.get(`/companies/${id}`)).body;
    for (const other of names) expect(await found(other)).toEqual(other === name ? [id] : []);
  });
});
