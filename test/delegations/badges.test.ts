import { extractText, listElements, readStructure } from '../support/pdf.js';
import { readCodes } from '../support/pdf-codes.js';
import { useApi } from '../support/api.js';
import { given } from './programme.given.js';

const { api } = useApi();
const make = given(api);

const renderBadges = (delegation: string, query = '') =>
  api.viewer.bytes(`/delegations/${delegation}/badges.pdf${query}`);

/** A delegation with people of several roles and statuses. */
async function visit() {
  const company = await make.company({
    name: 'Foshan Lighting Association',
    nativeName: '佛山照明协会',
    country: 'CN',
  });
  const delegation = await make.delegation({ title: 'Lighting makers of Foshan' });
  const contact = { companyId: company };
  await make.participant(delegation, 'Chen Wei', { ...contact, nativeName: '陈伟', role: 'head' });
  await make.participant(delegation, 'Anna Tolk', { role: 'interpreter' });
  await make.participant(delegation, 'Only Invited', { status: 'invited' });
  await make.participant(delegation, 'Stayed Away', { status: 'declined' });
  return delegation;
}

describe('The badges of a delegation', () => {
  it('are those of the participants who come, with their roles as words and without codes', async () => {
    const delegation = await visit();
    const pdf = await renderBadges(delegation);
    const text = extractText(pdf);
    expect(text).toMatch(/Anna TolkInterpreter.*Chen Wei陈伟Foshan Lighting AssociationHead of delegation/);
    expect(text).not.toMatch(/Only Invited|Stayed Away/);
    expect(await readCodes(pdf)).toEqual([[]]);
    expect((await renderBadges(delegation)).equals(pdf)).toBe(true);
  });

  it('put native names first in Chinese, also those of companies', async () => {
    const text = extractText(await renderBadges(await visit(), '?lang=zh&layout=label_90x55'));
    expect(text).toMatch(/陈伟Chen Wei佛山照明协会团长/);
  });

  it('can be in the order of the companies, or of one person', async () => {
    const delegation = await visit();
    const { body } = await api.viewer.get(`/delegations/${delegation}/participants?fullName=Anna Tolk`);
    const [anna] = body.items;
    expect(extractText(await renderBadges(delegation, '?sort=company'))).toMatch(/Chen Wei.*Anna Tolk/);
    const text = extractText(await renderBadges(delegation, `?participantId=${anna.id}`));
    expect([text.includes('Anna Tolk'), text.includes('Chen Wei')]).toEqual([true, false]);
    const other = await make.delegation();
    const foreign = await api.viewer.get(`/delegations/${other}/badges.pdf?participantId=${anna.id}`);
    expect(foreign.problem).toEqual([404, 'delegation_participant.not_found']);
  });

  it('are previewed with the names that no font has, and with what is printed instead', async () => {
    const delegation = await visit();
    await make.participant(delegation, 'มานี', { nativeName: '马妮' });
    const { body } = await api.viewer.get(`/delegations/${delegation}/badges?lang=zh`);
    expect(body).toEqual({
      count: 3,
      incomplete: [{ id: expect.any(String), name: 'มานี', texts: [{ text: 'มานี', printedText: '马妮' }] }],
    });
  });

  it('are tagged, without figures', async () => {
    const { isTagged, root, unmarked } = readStructure(await renderBadges(await visit(), '?lang=nl'));
    expect([isTagged, unmarked]).toEqual([true, []]);
    expect(listElements(root!).map(({ type }) => type)).not.toContain('Figure');
  });

  it('are available to callers who may read activities, and need somebody', async () => {
    const path = `/delegations/${await make.delegation()}/badges.pdf`;
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
    expect((await api.viewer.get(path)).problem).toEqual([422, 'badge.nobody']);
    expect((await api.viewer.get('/delegations/0199ffff-ffff-7fff-8fff-ffffffffffff/badges.pdf')).problem).toEqual([
      404,
      'delegation.not_found',
    ]);
  });
});
