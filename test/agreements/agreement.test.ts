import { useApi } from '../support/api.js';
import { selectRows } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const PAST = '2016-05-24';

const { api, make } = useApi();

const change = (id: string, body: object) => api.bdm.patch(`/agreements/${id}`, body);

describe('An agreement', () => {
  it('is created and stored with its parties, signatories, fields and dates', async () => {
    const twinning = await make.agreement({ title: 'Twinning', kind: 'twinning' });
    const [gsc, limburg, witness] = [await make.company(), await make.company(), await make.company()];
    const deputy = await make.contact();
    const body = {
      title: '  Strategic partnership ',
      kind: 'strategic_partnership',
      parentId: twinning.id.toUpperCase(),
      parties: [{ companyId: witness.id, role: 'witness' }, { companyId: gsc.id }, { companyId: limburg.id }],
      signatories: [
        { name: 'Erik Gerits', capacity: 'Provincial Deputy', companyId: limburg.id, contactId: deputy.id },
        { name: 'A president' },
      ],
      fields: ['education', 'care'],
      status: 'in_force',
      signedOn: PAST,
      effectiveOn: PAST,
      expiresOn: '2136-05-23',
      renewalNoticeDays: 180,
      text: 'Article 1\nLight.',
      url: 'https://example.org/a.pdf',
      ownerId: api.manager.id,
      notes: 'Kept in the archive',
    };
    const created = await api.bdm.post('/agreements', body);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      ...body,
      title: 'Strategic partnership',
      parentId: twinning.id,
      reference: expect.stringMatching(/^AGR-2016-\d{4}$/),
      terminatedOn: null,
      renewalNoticedFor: null,
      createdBy: api.bdm.id,
      version: 1,
      parties: expect.arrayContaining([
        { companyId: gsc.id, companyName: gsc.name, role: 'signatory' },
        { companyId: limburg.id, companyName: limburg.name, role: 'signatory' },
      ]),
      signatories: [body.signatories[0], { name: 'A president', capacity: null, companyId: null, contactId: null }],
    });
    expect(created.body.parties[2]).toEqual({ companyId: witness.id, companyName: witness.name, role: 'witness' });
    expect((await api.viewer.get(`/agreements/${created.body.id}`)).body).toEqual(created.body);
    const { rows } = await api.db.query(
      `SELECT body, signed_on::text, (SELECT count(*)::int FROM agreement_party WHERE agreement_id = id) AS parties,
         (SELECT array_agg(name ORDER BY position) FROM agreement_signatory WHERE agreement_id = id) AS names
       FROM agreement WHERE id = $1`,
      [created.body.id],
    );
    expect(rows).toEqual([
      { body: 'Article 1\nLight.', signed_on: PAST, parties: 3, names: ['Erik Gerits', 'A president'] },
    ]);
  });

  it('is changed by a merge patch: what is absent stays, null clears, lists are replaced', async () => {
    const [one, two] = [await make.company(), await make.company()];
    const made = await make.agreement({
      parties: [{ companyId: one.id }],
      signatories: [{ name: 'Somebody' }],
      fields: ['care'],
      text: 'Words',
    });
    const changed = await change(made.id, {
      parties: [{ companyId: two.id }, { companyId: one.id, role: 'supporting' }],
    });
    expect(changed.body).toMatchObject({
      version: 2,
      parties: [
        { companyId: two.id, role: 'signatory' },
        { companyId: one.id, role: 'supporting' },
      ],
      signatories: made.signatories,
      fields: ['care'],
      text: 'Words',
    });
    expect((await change(made.id, { signatories: made.signatories })).body.version).toBe(2);
    const cleared = await change(made.id, { parties: null, signatories: null, fields: null, text: null });
    expect(cleared.body).toMatchObject({ version: 3, parties: [], signatories: [], fields: [], text: null });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: made.id, action: 'updated' }, 'changes', 'id');
    expect(rows[0].changes.parties).toEqual({
      before: [{ companyId: one.id, role: 'signatory' }],
      after: expect.arrayContaining([{ companyId: one.id, role: 'supporting' }]),
    });
    expect(rows[1].changes.text).toEqual({ before: 'Words', after: null });
  });

  it('takes no commitments while it is archived', async () => {
    const made = await make.agreement();
    await api.bdm.delete(`/agreements/${made.id}`);
    const promised = await api.bdm.post(`/agreements/${made.id}/commitments`, { description: 'Something' });
    expect(promised.problem).toEqual([409, 'record.archived']);
  });
});

describe('Bad input of an agreement', () => {
  it.each<[string, object, string[]]>([
    ['nothing at all', { title: undefined, kind: undefined }, ['/title', '/kind']],
    ['nulls for what must be there', { title: null, kind: null, status: null }, ['/title', '/kind', '/status']],
    ['an empty title', { title: ' ' }, ['/title']],
    ['an over-long title', { title: 'x'.repeat(201) }, ['/title']],
    ['an unknown kind', { kind: 'treaty' }, ['/kind']],
    ['an unknown status', { status: 'void' }, ['/status']],
    ['a day that is none', { signedOn: '2016-02-30' }, ['/signedOn']],
    ['a time for a day', { expiresOn: '2016-05-24T00:00:00Z' }, ['/expiresOn']],
    ['a notice of less than no days', { renewalNoticeDays: -1 }, ['/renewalNoticeDays']],
    ['a notice of half a day', { renewalNoticeDays: 0.5 }, ['/renewalNoticeDays']],
    ['a notice of eleven years', { renewalNoticeDays: 4_000 }, ['/renewalNoticeDays']],
    ['an address that is none', { url: 'javascript:alert(1)' }, ['/url']],
    ['parties that are none', { parties: [null, 'x', {}] }, ['/parties/0', '/parties/1']],
    ['a party without a company', { parties: [{ role: 'witness' }] }, ['/parties/0/companyId']],
    ['a party in an unknown role', { parties: [{ companyId: UNKNOWN, role: 'x' }] }, ['/parties/0/role']],
    ['an unknown party', { parties: [{ companyId: UNKNOWN }] }, ['/parties/0/companyId']],
    ['a signatory without a name', { signatories: [{ capacity: 'President' }] }, ['/signatories/0/name']],
    [
      'an unknown signatory',
      { signatories: [{ name: 'A', companyId: UNKNOWN, contactId: UNKNOWN }] },
      ['/signatories/0/companyId', '/signatories/0/contactId'],
    ],
    ['an unknown owner', { ownerId: UNKNOWN }, ['/ownerId']],
    ['a field twice', { fields: ['care', 'care '] }, ['/fields']],
    [
      'what has no place',
      { reference: 'AGR-1', body: 'x', renewalNoticedFor: PAST },
      ['/body', '/reference', '/renewalNoticedFor'],
    ],
    ['a text with a NUL', { text: 'a\0b' }, ['/text']],
  ])('%s is refused', async (_, body, pointers) => {
    const answer = await api.bdm.post('/agreements', { title: 'A', kind: 'cooperation', ...body });
    expect(answer.status).toBe(422);
    expect(answer.pointers.toSorted()).toEqual(pointers.toSorted());
  });

  it('reports a company that is a party twice', async () => {
    const { id } = await make.company();
    const answer = await api.bdm.post('/agreements', {
      title: 'A',
      kind: 'cooperation',
      parties: [{ companyId: id }, { companyId: id.toUpperCase(), role: 'witness' }],
    });
    expect([answer.status, answer.fieldErrors]).toEqual([422, ['/parties/1/companyId agreement.party_twice']]);
  });

  it('is also rejected by the database', async () => {
    const { id } = await make.agreement();
    for (const [set, constraint] of [
      [`signed_on = '2016-05-24'`, 'agreement_signed_ck'],
      [`terminated_on = '2016-05-24'`, 'agreement_terminated_ck'],
      [`effective_on = '2017-01-01', expires_on = '2016-01-01'`, 'agreement_term_ck'],
      ['parent_id = id', 'agreement_parent_ck'],
    ]) {
      await expect(api.db.query(`UPDATE agreement SET ${set} WHERE id = $1`, [id])).rejects.toMatchObject({
        constraint,
      });
    }
  });
});
