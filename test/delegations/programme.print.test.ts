import { useApi } from '../support/api.js';
import { given, hours } from './programme.given.js';
import { findFonts, countPages, extractPages, extractText } from '../support/pdf.js';

const { api } = useApi();
const make = given(api);

const renderPdf = (delegation: string, query = '') =>
  api.viewer.bytes(`/delegations/${delegation}/programme.pdf${query}`);

/** A delegation with people and items in several scripts. */
async function visit() {
  const sender = await make.company({ name: 'Foshan Lighting Association', nativeName: '佛山照明协会', country: 'CN' });
  const host = await make.company({ name: 'IMO-IMOMEC', country: 'BE' });
  const delegation = await make.delegation({
    title: 'Lighting makers of Foshan 佛山代表团',
    senderCompanyId: sender,
    hostCompanyIds: [host],
    status: 'confirmed',
    country: 'BE',
    city: 'Hasselt',
  });
  const chen = await make.participant(delegation, 'Chen Wei', { nativeName: '陈伟', role: 'head', title: 'Chairman' });
  await make.participant(delegation, 'Tanaka Hiroshi', { nativeName: '田中ひろし', role: 'guest' });
  await make.participant(delegation, 'Kim Min-jun', { nativeName: '김민준' });
  await make.participant(delegation, 'Stayed Away', { status: 'declined' });
  await make.item(delegation, { title: 'Tour 参观', hostCompanyId: host, venue: 'Building A', city: 'Diepenbeek' });
  const dinner = { title: 'Dinner', kind: 'reception', startsAt: '2026-05-26T22:00', endsAt: '2026-05-27T00:30' };
  await make.item(delegation, { ...dinner, participantIds: [chen] });
  const off = await make.item(delegation, { title: 'Called off', ...hours(15, 16) });
  await api.bdm.patch(`/delegations/${delegation}/programme/${off.id}`, { status: 'cancelled' });
  const gone = await make.item(delegation, { title: 'By mistake', ...hours(17, 18) });
  await api.bdm.delete(`/delegations/${delegation}/programme/${gone.id}`);
  return delegation;
}

describe('The programme on paper', () => {
  it('has the delegation, its days, hosts and people, native names in their own script', async () => {
    const delegation = await visit();
    const { body } = await api.viewer.get(`/delegations/${delegation}`);
    const pdf = await renderPdf(delegation);
    const text = extractText(pdf);
    for (const part of [
      'Locate in Limburg',
      body.reference,
      'Lighting makers of Foshan 佛山代表团',
      'Foshan Lighting Association 佛山照明协会',
      'Monday, 25 May 2026',
      'Tuesday, 26 May 2026',
      'Europe/Brussels (UTC+02:00)',
      '09:00 – 10:00',
      'Tour 参观',
      'IMO-IMOMEC',
      '22:00 – 00:30',
      '(next day)',
      'Chen Wei 陈伟',
      'Chairman',
      'Head of delegation',
      '田中ひろし',
      '김민준',
      'Meeting · cancelled'.replace('Meeting', 'Tour'),
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('By mistake');
    expect(text).not.toContain('Stayed Away');
    expect(text).not.toContain('[?]');
    expect(countPages(pdf)).toBe(1);
    expect(findFonts(pdf).toSorted()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Roboto'),
        expect.stringContaining('NotoSansHans'),
        expect.stringContaining('NotoSansJP'),
        expect.stringContaining('NotoSansKR'),
      ]),
    );
  });

  it('names the days without items, consecutive ones together (W17)', async () => {
    const delegation = await make.delegation({ startsOn: '2026-05-25', endsOn: '2026-05-29' });
    await make.item(delegation, { title: 'Tour' });
    await make.item(delegation, { title: 'Fair', startsAt: '2026-05-28T09:00', endsAt: '2026-05-28T10:00' });
    const text = extractText(await renderPdf(delegation));
    expect(text).toContain('Tuesday, 26 May 2026 – Wednesday, 27 May 2026: nothing is planned');
    expect(text).toContain('Friday, 29 May 2026: nothing is planned');
    expect(text.indexOf('26 May 2026 –')).toBeLessThan(text.indexOf('Fair'));
  });

  it('is sent to be shown, under the reference', async () => {
    const delegation = await make.delegation();
    const { body } = await api.viewer.get(`/delegations/${delegation}`);
    const { headers, status } = await api.viewer.get(`/delegations/${delegation}/programme.pdf`);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      `inline; filename="${body.reference}-programme.pdf"`,
    ]);
  });

  it('has the same bytes as long as nothing changes, and states its date', async () => {
    const delegation = await visit();
    const [one, two] = [await renderPdf(delegation), await renderPdf(delegation)];
    expect(one.equals(two)).toBe(true);
    expect(extractText(one)).toMatch(/As of \d{4}-\d\d-\d\d \d\d:\d\d \(Europe\/Brussels\)/);
    await api.bdm.patch(`/delegations/${delegation}`, { city: 'Genk' });
    expect((await renderPdf(delegation)).equals(one)).toBe(false);
  });

  it.each([
    ['nl', ['Programma', 'maandag 25 mei 2026', 'Deelnemers', 'Iedereen', 'Pagina 1 van 1']],
    ['zh', ['日程安排', '2026年5月25日星期一', '代表团成员', '全体成员', '第1页，共1页', '比利时']],
  ])('has its headings in %s', async (lang, words) => {
    const text = extractText(await renderPdf(await visit(), `?lang=${lang}`));
    for (const word of words) expect(text).toContain(word);
  });

  it('refuses a language without a translation', async () => {
    const { status, body } = await api.viewer.get(`/delegations/${await make.delegation()}/programme.pdf?lang=fr`);
    expect([status, body.errors[0].pointer]).toEqual([422, '?lang']);
  });

  it('uses traditional characters for readers of those', async () => {
    const sender = await make.company({ name: 'Taipei Lighting', nativeName: '臺北照明', country: 'TW' });
    const delegation = await make.delegation({ senderCompanyId: sender });
    const fonts = findFonts(await renderPdf(delegation)).join();
    expect(fonts).toContain('NotoSansHant');
    expect(fonts).not.toContain('NotoSansHans');
  });

  it('marks what no font has and says what it was, instead of printing boxes', async () => {
    const delegation = await make.delegation({ title: 'Visit of علي 😀 and Dana' });
    const text = extractText(await renderPdf(delegation));
    expect(text).toContain('Visit of [?] and Dana');
    expect(text).toContain('U+0639, U+0644, U+064A, U+1F600');
  });

  it.each([
    ['a word that never ends', { title: 'x'.repeat(200), venue: '广'.repeat(200), city: 'W'.repeat(200) }],
    ['a text longer than a page', { description: 'Words 很长的说明 and more\n'.repeat(150) }],
    ['marks of direction and controls', { description: '\u202e\u0007\u200f\u2066 evil \u2028 \u{e0041} text \ufeff' }],
    ['other scripts and families of emoji', { title: 'שלום ภาษาไทย 👨‍👩‍👧‍👦 🇧🇪', description: 'नमस्ते '.repeat(200) }],
    ['what looks like markup', { title: '<b>{{x}}</b> \\u0041 %s $1 `', description: '<script>alert(1)</script>' }],
    ['a heap of accents', { title: `Z${'\u0301\u0316\u0489'.repeat(60)}` }],
  ])('prints %s', async (_, change) => {
    const delegation = await make.delegation();
    await make.participant(delegation, 'Chen Wei', { nativeName: '陈'.repeat(200) });
    await make.item(delegation, change);
    await make.item(delegation, { title: 'The last of all', ...hours(20, 21) });
    const pdf = await renderPdf(delegation);
    const text = extractText(pdf);
    expect(text).toContain('The last of all');
    if ('description' in change && change.description.startsWith('Words')) {
      expect(text.match(/很长的说明/g)).toHaveLength(150);
      expect(countPages(pdf)).toBeGreaterThan(1);
    }
  });

  it('runs over several pages, with the day on each of them', async () => {
    const delegation = await make.delegation();
    for (let hour = 0; hour < 23; hour++) {
      await make.item(delegation, { title: `Talk ${hour}`, description: 'One\nTwo\nThree', ...hours(hour, hour + 1) });
    }
    const pdf = await renderPdf(delegation);
    expect(countPages(pdf)).toBe(3);
    const text = extractText(pdf);
    expect(text.split('Monday, 25 May 2026').length - 1).toBeGreaterThanOrEqual(3);
    for (let hour = 0; hour < 23; hour++) expect(text).toContain(`Talk ${hour}`);
    expect(text).toContain('Page 3 of 3');
  });

  it.each(['en', 'nl', 'zh'])('leaves no single row on its last page: %s', async (lang) => {
    const delegation = await make.delegation();
    for (let n = 0; n < 4; n++) await make.item(delegation, { title: `Talk ${n}`, ...hours(9 + n, 10 + n) });
    const lengths = new Set<number>();
    for (let people = 1; people <= 34; people++) {
      await make.participant(delegation, `Member ${people} of many`, { nativeName: '陈伟' });
      if (people < 8) continue;
      const pages = extractPages(await renderPdf(delegation, `?lang=${lang}`));
      lengths.add(pages.length);
      const rows = pages.at(-1)!.match(/Talk \d|Member \d+ of many/g) ?? [];
      expect([people, rows.length > 1]).toEqual([people, true]);
    }
    expect([...lengths]).toEqual([1, 2]);
  });

  it('is available to callers who may read activities, and for delegations only', async () => {
    const path = `/delegations/${await make.delegation()}/programme.pdf`;
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
    const { status, body } = await api.viewer.get('/delegations/0199ffff-ffff-7fff-8fff-ffffffffffff/programme.pdf');
    expect([status, body.code]).toEqual([404, 'delegation.not_found']);
  });
});
