import { useApi } from '../support/api.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

const { api, make } = useApi();

describe('A contact refuses', () => {
  const base = { fullName: 'Somebody' };
  it.each([
    ['no name', {}, '/fullName'],
    ['null for a name', { fullName: null }, '/fullName'],
    ['white space for a name', { fullName: ' \u3000 ' }, '/fullName'],
    ['a number for a name', { fullName: 7 }, '/fullName'],
    ['two lines for a name', { fullName: 'a\nb' }, '/fullName'],
    ['an over-long name', { fullName: 'x'.repeat(201) }, '/fullName'],
    ['a NUL in a name', { fullName: 'a\u0000b' }, '/fullName'],
    ['half a character in a name', { fullName: 'a\ud800b' }, '/fullName'],
    ['a name that runs backwards', { fullName: 'Anna \u202Egnp.exe' }, '/fullName'],
    ['a mark of direction in a native name', { ...base, nativeName: '谭\u200F俊伟' }, '/nativeName'],
    ['an unknown field', { ...base, shoeSize: 44 }, '/shoeSize'],
    ['a field it works out itself', { ...base, mayBeMailed: true }, '/mayBeMailed'],
    ['to be told it was merged', { ...base, mergedIntoId: UNKNOWN }, '/mergedIntoId'],
    ['an id of the caller’s choice', { ...base, id: UNKNOWN }, '/id'],
    ['a text that is no address', { ...base, email: 'nobody' }, '/email'],
    ['two addresses in one', { ...base, email: 'a@example.org, b@example.org' }, '/email'],
    ['an address with a name around it', { ...base, email: 'A <a@example.org>' }, '/email'],
    ['an over-long address', { ...base, email: `${'x'.repeat(64)}@${'y'.repeat(190)}.org` }, '/email'],
    ['an empty address', { ...base, email: '' }, '/email'],
    ['a list for an address', { ...base, email: ['a@example.org'] }, '/email'],
    ['a phone number without its country', { ...base, phone: '020 123 4567' }, '/phone'],
    ['a phone number that is none', { ...base, phone: '+32 call me' }, '/phone'],
    ['a phone number of impossible length', { ...base, phone: '+32 1' }, '/phone'],
    ['a script for a profile', { ...base, linkedinUrl: 'javascript:alert(1)' }, '/linkedinUrl'],
    ['a file for a profile', { ...base, linkedinUrl: 'file:///etc/passwd' }, '/linkedinUrl'],
    ['half an address for a profile', { ...base, linkedinUrl: 'linkedin.com/in/x' }, '/linkedinUrl'],
    ['a language that is none', { ...base, languages: ['dutch please'] }, '/languages'],
    ['a language twice, however written', { ...base, languages: ['zh-hans', 'ZH-Hans'] }, '/languages'],
    ['one language instead of a list', { ...base, languages: 'nl' }, '/languages'],
    ['an empty tag', { ...base, tags: [' '] }, '/tags'],
    ['too many tags', { ...base, tags: Array.from({ length: 51 }, (_, n) => `t${n}`) }, '/tags'],
    ['a company that is no id', { ...base, companyId: "1' OR '1'='1" }, '/companyId'],
    ['an affiliation that is no object', { ...base, affiliations: ['x'] }, '/affiliations/0'],
    ['affiliations that are null', { ...base, affiliations: [null, null] }, '/affiliations/0'],
    ['affiliations that are lists', { ...base, affiliations: [[], []] }, '/affiliations/0'],
    ['an affiliation without a company', { ...base, affiliations: [{ jobTitle: 'X' }] }, '/affiliations/0/companyId'],
    [
      'a company twice, however written',
      { ...base, affiliations: [{ companyId: UNKNOWN }, { companyId: UNKNOWN.toUpperCase() }] },
      '/affiliations',
    ],
    [
      'an unknown field of an affiliation',
      { ...base, affiliations: [{ companyId: UNKNOWN, x: 1 }] },
      '/affiliations/0/x',
    ],
    ['a consent that is incomplete', { ...base, consents: [{ purpose: 'marketing' }] }, '/consents/0/granted'],
    ['consents that are none', { ...base, consents: [7] }, '/consents/0'],
  ])('%s: 422 with a pointer', async (_, body, pointer) => {
    const answer = await api.bdm.post('/contacts', body);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it.each([
    [{ fullName: null }, '/fullName'],
    [{ fullName: '' }, '/fullName'],
    [{ email: 'x' }, '/email'],
    [{ consents: [] }, '/consents'],
    [{ archivedAt: null }, '/archivedAt'],
    [{ version: 7 }, '/version'],
  ])('the change %j: 422 with a pointer', async (body, pointer) => {
    const { id } = await make.contact();
    const answer = await api.bdm.patch(`/contacts/${id}`, body);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it('no unusual but real name', async () => {
    for (const fullName of ['<script>alert(1)</script>', "Robert'); DROP TABLE contact;--", '👩‍💼 𠮷野', '%_\\']) {
      expect((await api.bdm.post('/contacts', { fullName })).body.fullName).toBe(fullName);
    }
  });

  it('changes by a viewer or by a key without the scope', async () => {
    const key = await api.key('manager', ['contacts:read']);
    const { id } = await make.contact();
    for (const caller of [api.viewer, key]) {
      expect((await caller.get(`/contacts/${id}`)).status).toBe(200);
      expect((await caller.post('/contacts', base)).status).toBe(403);
      expect((await caller.patch(`/contacts/${id}`, base)).status).toBe(403);
      expect((await caller.post(`/contacts/${id}/consents`, {})).status).toBe(403);
      expect((await caller.post(`/contacts/${id}/merge`, {})).status).toBe(403);
    }
    expect((await api.anonymous.get(`/contacts/${id}`)).status).toBe(401);
  });
});
