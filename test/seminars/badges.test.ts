import { ManualClock } from '../../src/common/time/clock.service.js';
import {
  countPages,
  extractPages,
  extractText,
  findFonts,
  findFontSizes,
  listElements,
  readPages,
  readStructure,
} from '../support/pdf.js';
import { readCodes } from '../support/pdf-codes.js';
import { Make, ok, type Made } from '../support/make.js';
import { Parties, useSeminars } from './seminar.parties.js';

const clock = new ManualClock(new Date('2026-06-01T08:00:00Z'));
const { api } = useSeminars(clock);
const parties = new Parties(api);

const MM = 72 / 25.4;
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN_NAMES = ['伟', '秀英', '娜', '志强', '敏', '静怡', '磊', '洋', '艳', '俊杰'];

const renderBadges = (seminarId: string, query = '') => api.viewer.bytes(`/seminars/${seminarId}/badges.pdf${query}`);

/** Names of people, with their native names. */
function listNames(count: number): { fullName: string; nativeName: string }[] {
  return Array.from({ length: count }, (_, n) => ({
    fullName: `Guest Number ${String(n).padStart(3, '0')}`,
    nativeName: SURNAMES[n % SURNAMES.length]! + GIVEN_NAMES[Math.floor(n / SURNAMES.length)]!,
  }));
}

const make = new Make(api);

/** Registers people who are contacts. */
async function registerContacts(seminarId: string, people: readonly object[]): Promise<Made[]> {
  const registered: Made[] = [];
  for (const person of people) {
    const { id: contactId } = await make.contact(person);
    registered.push(await ok(parties.register(seminarId, { contactId })));
  }
  return registered;
}

describe('The badges of a seminar', () => {
  it('of 200 people with Chinese names have every glyph, 25 pages and codes that scan, and change nothing', async () => {
    const { id } = await parties.seminar({ title: 'Light in care 照明与护理' });
    const names = listNames(200);
    const registered = await registerContacts(id, names);
    const before = await parties.line(id);
    const pdf = await renderBadges(id);
    expect(countPages(pdf)).toBe(25);
    const text = extractText(pdf);
    expect(text).not.toContain('[?]');
    expect(text.split('Light in care 照明与护理')).toHaveLength(201);
    for (const { fullName, nativeName } of names) expect(text).toContain(`${fullName}${nativeName}`);
    expect(findFonts(pdf).join()).toMatch(/NotoSansHans/);
    const codes = await readCodes(pdf);
    expect(codes.map((page) => page.length)).toEqual(Array.from({ length: 25 }, () => 8));
    // The names are in the order of printing.
    const printed = Array.from({ length: 25 }, (_, page) => registered.slice(page * 8, page * 8 + 8));
    expect(codes.map((page) => page.toSorted())).toEqual(
      printed.map((page) => page.map(({ code }) => code).toSorted()),
    );
    expect((await renderBadges(id)).equals(pdf)).toBe(true);
    expect(await parties.line(id)).toEqual(before);
  });

  it('have the sizes of their layouts', async () => {
    const { id } = await parties.seminar();
    await parties.registration(id);
    await parties.registration(id);
    const [sheets, labels] = [await renderBadges(id), await renderBadges(id, '?layout=label_90x55')];
    const sizes = (pdf: Buffer) => readPages(pdf).map(({ width, height }) => [width / MM, height / MM].map(Math.round));
    expect([sizes(sheets), sizes(labels)]).toEqual([
      [[210, 297]],
      [
        [90, 55],
        [90, 55],
      ],
    ]);
    expect((await readCodes(labels)).map((page) => page.length)).toEqual([1, 1]);
  });

  it('are those of people with a seat, of other statuses, or of one person', async () => {
    const { id } = await parties.seminar({ capacity: 3 });
    const [one, two, three, four] = [
      await parties.registration(id, { fullName: 'Anna Registered' }),
      await parties.registration(id, { fullName: 'Bert Confirmed' }),
      await parties.registration(id, { fullName: 'Carl Cancelled' }),
      await parties.registration(id, { fullName: 'Dora Waiting' }),
    ];
    await parties.registration(id, { fullName: 'Emma Waiting' });
    await parties.move(id, two.id, 'confirmed');
    await parties.move(id, three.id, 'cancelled');
    const listPrinted = async (query = '') =>
      extractText(await renderBadges(id, query)).match(/(?:Anna|Bert|Carl|Dora|Emma)/g);
    expect(await listPrinted()).toEqual(['Anna', 'Bert', 'Dora']);
    expect(await listPrinted('?status=waitlisted&status=cancelled')).toEqual(['Carl', 'Emma']);
    expect(await listPrinted(`?registrationId=${four.id}`)).toEqual(['Dora']);
    const get = (query: string) => api.viewer.get(`/seminars/${id}/badges.pdf${query}`);
    expect((await get(`?registrationId=${three.id}`)).problem).toEqual([422, 'badge.nobody']);
    expect((await get('?status=no_show')).problem).toEqual([422, 'badge.nobody']);
    const { id: elsewhere } = await parties.seminar();
    const foreign = await api.viewer.get(`/seminars/${elsewhere}/badges.pdf?registrationId=${one.id}`);
    expect(foreign.problem).toEqual([404, 'registration.not_found']);
  });

  it('are in the order of the names, or of the companies', async () => {
    const { id } = await parties.seminar();
    await parties.registration(id, { fullName: 'Zoë', companyName: 'Aurora' });
    await parties.registration(id, { fullName: 'adam' });
    await parties.registration(id, { fullName: 'Éva', companyName: 'aurora' });
    await parties.registration(id, { fullName: 'Bob', companyName: 'Borealis' });
    const listPrinted = async (query = '') => extractText(await renderBadges(id, query)).match(/Zoë|adam|Éva|Bob/g);
    expect(await listPrinted()).toEqual(['adam', 'Bob', 'Éva', 'Zoë']);
    expect(await listPrinted('?sort=company')).toEqual(['Éva', 'Zoë', 'Bob', 'adam']);
  });

  it('name guests and speakers, and put native names first in Chinese', async () => {
    const { id } = await parties.seminar();
    const speaker = await make.contact({ fullName: 'Li Na', nativeName: '李娜' });
    const session = { title: 'Sundowning', startsAt: '2026-09-10T09:30', endsAt: '2026-09-10T10:00' };
    const speakers = [{ name: 'Li Na', contactId: speaker.id }, { name: 'Jan Peeters' }];
    await ok(api.bdm.post(`/seminars/${id}/sessions`, { ...session, speakers }));
    await ok(parties.register(id, { contactId: speaker.id }));
    await parties.registration(id, { fullName: 'Jan Peeters' });
    await parties.registration(id, { fullName: 'Piet Guest', companyName: 'Lumenova' });
    const english = extractText(await renderBadges(id));
    expect(english).toMatch(/Jan PeetersSpeaker.*Li Na李娜.*Speaker.*Piet GuestLumenovaGuest/);
    const chinese = extractText(await renderBadges(id, '?lang=zh'));
    expect(chinese).toMatch(/李娜Li Na.*演讲嘉宾.*嘉宾/);
    expect(extractText(await renderBadges(id, '?lang=nl'))).toMatch(/Spreker.*Gast/);
  });

  it('are tagged: each badge is a section with its texts, and the code has a text instead', async () => {
    const { id } = await parties.seminar();
    const { code } = await parties.registration(id, { fullName: 'Piet Guest' });
    const { isTagged, language, title, root, unmarked } = readStructure(await renderBadges(id, '?lang=nl'));
    expect([isTagged, language, unmarked]).toEqual([true, 'nl', []]);
    expect(title).toMatch(/^Badges: Light in care/);
    const [section] = root!.children;
    expect(section!.type).toBe('Sect');
    expect(
      listElements(section!)
        .slice(1)
        .map(({ type, text, alt }) => [type, alt ?? text]),
    ).toEqual([
      ['P', expect.stringContaining('Light in care')],
      ['P', 'Piet Guest'],
      ['P', 'Gast'],
      ['Figure', `QR-code: ${code}`],
    ]);
  });

  it('have no name for a seat without one, so that it can be written on', async () => {
    const { id } = await parties.seminar();
    const { email } = await parties.registration(id, {
      fullName: 'somebody@example.org',
      email: 'somebody@example.org',
    });
    expect(extractText(await renderBadges(id))).not.toContain(email);
  });

  it.each([
    ['a word that never ends', 'x'.repeat(200)],
    ['many words', 'Maria del Carmen '.repeat(11).trim()],
    ['one letter', 'A'],
    ['Chinese without an end', '陈'.repeat(200)],
    ['markup', '<script>alert(1)</script> {{x}} %s \\u0041'],
    ['emoji and flags', 'Anna 😀 👨‍👩‍👧‍👦 🇧🇪'],
    ['other scripts', 'علي שלום ภาษาไทย नमस्ते'],
    ['a heap of accents', `Z${'\u0301\u0316\u0489'.repeat(60)}`],
  ])('print %s on one badge whose code scans', async (what, fullName) => {
    const { id } = await parties.seminar();
    const { code } = await parties.registration(id, { fullName, companyName: fullName });
    for (const layout of ['a4_8', 'label_90x55']) {
      const pdf = await renderBadges(id, `?layout=${layout}`);
      expect([countPages(pdf), await readCodes(pdf)]).toEqual([1, [[code]]]);
      const [text] = extractPages(pdf);
      if (what === 'markup') expect(text).toContain('<script>alert(1)</script>');
      if (what === 'emoji and flags') expect(text).not.toContain('[?]');
      if (what === 'one letter') expect(findFontSizes(pdf).at(-1)).toBeGreaterThan(30);
      if (what === 'other scripts' && layout === 'a4_8') expect(text).toContain('U+0639');
    }
  });

  it('are previewed with the names that no font has, and with what is printed instead', async () => {
    const { id } = await parties.seminar();
    const [latin, chinese, both] = [
      await make.contact({ fullName: 'Ali Hassan' }),
      await make.contact({ fullName: 'มานี', nativeName: '马妮' }),
      await make.contact({ fullName: 'Dana Levi', nativeName: 'דנה לוי' }),
    ];
    const people = [
      await parties.registration(id, { fullName: 'Anna 🙂 Peeters', companyName: 'Lumenova' }),
      await parties.registration(id, { contactId: latin.id, fullName: 'علي حسن' }),
      await ok(parties.register(id, { contactId: chinese.id })),
      await ok(parties.register(id, { contactId: both.id })),
      await parties.registration(id, { fullName: 'Nobody', companyName: 'प्रकाश Lighting' }),
      await parties.registration(id, { fullName: 'علي' }),
    ];
    const preview = await ok(api.viewer.get(`/seminars/${id}/badges`));
    expect(preview.count).toBe(6);
    const texts = new Map(preview.incomplete.map((one: Made) => [one.id, one.texts]));
    expect(people.map((person) => texts.get(person.id))).toEqual([
      undefined,
      [{ text: 'علي حسن', printedText: 'Ali Hassan' }],
      [{ text: 'มานี', printedText: '马妮' }],
      [{ text: 'דנה לוי', printedText: '' }],
      [{ text: 'प्रकाश Lighting', printedText: '[?] Lighting' }],
      [{ text: 'علي', printedText: '[?]' }],
    ]);
    const printed = extractText(await renderBadges(id));
    for (const name of ['Ali Hassan', '马妮', 'Dana Levi', '[?] Lighting']) expect(printed).toContain(name);
    // Two badges have the sign, and the foot of the page explains it.
    expect(printed.match(/\[\?\]/g)).toHaveLength(3);

    const one = await ok(api.viewer.get(`/seminars/${id}/badges?registrationId=${people[1]!.id}&lang=zh`));
    expect(one).toMatchObject({ count: 1, incomplete: [{ id: people[1]!.id, name: 'علي حسن' }] });
    expect((await api.viewer.get(`/seminars/${id}/badges?status=no_show`)).problem).toEqual([422, 'badge.nobody']);
    expect((await (await api.key('integration')).get(`/seminars/${id}/badges`)).status).toBe(403);
  });

  it('leave pictures out of the title of the event, and keep the signs of trade marks', async () => {
    const { id } = await parties.seminar({ title: 'Light 🙂 in care™' });
    await parties.registration(id, { companyName: 'Lumen® ©' });
    const [text] = extractPages(await renderBadges(id));
    expect(text).not.toContain('[?]');
    expect(text).toContain('Light in care™');
    expect(text).toContain('Lumen® ©');
  });

  it('are refused with a reason if there are too many or nobody', async () => {
    const { id } = await parties.seminar();
    expect((await api.viewer.get(`/seminars/${id}/badges.pdf`)).problem).toEqual([422, 'badge.nobody']);
    const { id: registration } = await parties.registration(id);
    await api.db.query(
      `INSERT INTO seminar_registration SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
         'code', 'C' || n, 'arrival', 1000 + n, 'full_name', 'Guest ' || n))).*
       FROM seminar_registration r, generate_series(1, 1000) n WHERE r.id = $1`,
      [registration],
    );
    const refused = await api.viewer.get(`/seminars/${id}/badges.pdf`);
    expect(refused.problem).toEqual([422, 'badge.too_many']);
    expect(refused.body.detail).toContain('1000');
  });

  it.each([
    ['layout', 'a3'],
    ['lang', 'fr'],
    ['sort', 'age'],
    ['status', 'gone'],
    ['registrationId', 'x'],
    ['nothing', '1'],
  ])('refuse an unknown %s', async (name, value) => {
    const { id } = await parties.seminar();
    const { status, body } = await api.viewer.get(`/seminars/${id}/badges.pdf?${name}=${value}`);
    expect([status, body.errors[0].pointer]).toEqual([422, `?${name}`]);
  });

  it('are available to callers who may read activities and contacts', async () => {
    const { id, reference } = await parties.seminar();
    await parties.registration(id);
    const path = `/seminars/${id}/badges.pdf`;
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
    expect((await api.viewer.get('/seminars/0199ffff-ffff-7fff-8fff-ffffffffffff/badges.pdf')).problem).toEqual([
      404,
      'seminar.not_found',
    ]);
    const { headers } = await api.viewer.get(path);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/pdf',
      `inline; filename="${reference}-badges.pdf"`,
    ]);
  });
});
