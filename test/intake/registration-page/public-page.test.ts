import ICAL from 'ical.js';
import { useApi } from '../../support/api.js';
import { ok } from '../../support/make.js';
import { makePage, makeSeminar, PAGE, PERSON, post, putPage, registerOnPage, visit } from './page.given.js';

const { api } = useApi({
  env: {
    REGISTRATION_POW_COST: '0',
    PRIVACY_CONTACT: 'Privacy desk <privacy@locate.test>',
    MAIL_REPLY_TO: 'events@locate.test',
  },
});

const TITLES = { en: PAGE.texts.en.title, nl: PAGE.texts.nl.title, zh: PAGE.texts.zh.title };

describe('A registration page', () => {
  it.each([
    ['en', 'Questions about your data: '],
    ['nl', 'Vragen over uw gegevens: '],
    ['zh', '有关您个人数据的问题，请联系：'],
  ])('says in %s below its notice where people ask about their data', async (lang, label) => {
    const { slug } = await makePage(api);
    const { text } = await visit(api, `/r/${slug}?lang=${lang}`);
    const notice = /<div class="privacy">(.*?)<\/div>/s.exec(text)?.[1];
    expect(notice).toContain(`<p>${label}<a href="mailto:privacy@locate.test">privacy@locate.test</a></p>`);
    expect(text).not.toMatch(/：\s/);
  });

  it('is opened by an address that somebody has typed with capitals or a slash at its end', async () => {
    const { slug } = await makePage(api);
    const typed = slug[0]!.toUpperCase() + slug.slice(1);
    const page = await visit(api, `/r/${typed}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`action="/r/${slug}`);
    const slashed = await visit(api, `/r/${typed}/?lang=nl`);
    expect([slashed.status, slashed.headers['location']]).toEqual([308, `/r/${typed}?lang=nl`]);
    const foreign = await visit(api, '/r//evil.example/');
    expect([foreign.status, foreign.headers['location']]).toEqual([404, undefined]);
  });

  it('has the language of the address, else that of the browser, else its first one', async () => {
    const { slug } = await makePage(api);
    const read = async (path: string, language?: string) => {
      const { text } = await visit(api, path, { headers: language ? { 'accept-language': language } : {} });
      return /<html lang="([^"]+)">/.exec(text)?.[1];
    };
    expect(await read(`/r/${slug}`)).toBe('en');
    expect(await read(`/r/${slug}`, 'fr-FR, zh-CN;q=0.8, nl;q=0.5')).toBe('zh-Hans');
    expect(await read(`/r/${slug}?lang=nl`, 'zh-CN')).toBe('nl');
    expect(await read(`/r/${slug}?lang=fr`, 'de')).toBe('en');
    expect(await read(`/r/${slug}?lang=nl&lang=zh`)).toBe('en');
  });

  it.each(['en', 'nl', 'zh'] as const)(
    'shows in %s what it is, when in both zones, where, and the form',
    async (lang) => {
      const { slug } = await makePage(api);
      const { status, text, headers } = await visit(api, `/r/${slug}?lang=${lang}`);
      expect([status, headers['content-type'], headers['set-cookie']]).toEqual([
        200,
        'text/html; charset=utf-8',
        undefined,
      ]);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(text).toContain(`<h1>${TITLES[lang]}</h1>`);
      const zones = { en: ['09:00', '02:00'], nl: ['09:00', '02:00'], zh: ['09:00', '02:00'] }[lang];
      for (const time of zones) expect(text).toContain(time);
      expect(text).toContain({ en: '(Central European Time)', nl: '(Midden-Europese tijd)', zh: '（中欧时间）' }[lang]);
      expect(text).toContain('Corda Campus, Hasselt');
      expect(text).toContain(PAGE.privacyNotice[lang]);
      // Nothing is loaded from another origin.
      expect(
        [...text.matchAll(/(?:src|href)="([^"]+)"/g)]
          .map(([, address]) => address)
          .filter((address) => /^https?:/.test(address!)),
      ).toEqual(['https://www.locateinlimburg.com']);
    },
  );

  it('says places, few places or waiting list, and never a number', async () => {
    const { slug, seminarId } = await makePage(api, {}, { capacity: 10 });
    const readPlaces = async () => /<dt>Places<\/dt>\s*<dd>([^<]+)/.exec((await visit(api, `/r/${slug}`)).text)?.[1];
    expect(await readPlaces()).toBe('Places are available.');
    for (let index = 0; index < 7; index++) {
      await ok(api.bdm.post(`/seminars/${seminarId}/registrations`, { fullName: `Guest ${index}` }));
    }
    expect(await readPlaces()).toBe('Only a few places are left.');
    await ok(api.bdm.patch(`/seminars/${seminarId}`, { capacity: 7 }));
    expect(await readPlaces()).toBe('All places are taken. You can join the waiting list.');
  });

  it('on which nobody can register says why, and takes nothing', async () => {
    const { slug, seminarId } = await makePage(api);
    const page = `/seminars/${seminarId}/registration-page`;
    const expectNotice = async (notice: string) => {
      const { status, text } = await visit(api, `/r/${slug}`);
      expect([status, text.includes(notice), text.includes('<form')]).toEqual([200, true, false]);
      expect((await registerOnPage(api, slug)).status).toBe(409);
    };
    await ok(api.bdm.post(`${page}/disable`));
    await expectNotice('Registration is not possible at the moment.');
    await ok(api.bdm.post(`${page}/enable`));
    await ok(api.bdm.patch(`/seminars/${seminarId}`, { registrationOpensAt: '2027-02-01T09:00' }));
    await expectNotice('1 February 2027');
    await ok(
      api.bdm.patch(`/seminars/${seminarId}`, { registrationOpensAt: null, registrationClosesAt: '2026-06-01T09:00' }),
    );
    await expectNotice('Registration is closed.');
    await ok(api.bdm.patch(`/seminars/${seminarId}`, { status: 'cancelled' }));
    await expectNotice('This event has been cancelled.');
  });

  it('that does not exist is always the same page', async () => {
    const { slug } = await makePage(api);
    const paths = [
      '/r/nobody',
      '/r/NOBODY',
      `/r/${slug}x?lang=nl`,
      '/r/nobody/thanks',
      '/r/nobody/challenge',
      '/r/nobody.ics',
      `/r/${'x'.repeat(500)}`,
    ];
    const answers = await Promise.all(paths.map((path) => visit(api, path, { headers: { 'accept-language': 'zh' } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await post(api, 'nobody', PERSON)).text).toBe(answers[0]?.text);
  });

  it('can be added to a calendar, without personal data', async () => {
    const { slug, url } = await makePage(api);
    const { headers, text } = await visit(api, `/r/${slug}.ics`);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(TITLES.en);
    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2027-03-18T01:00:00Z');
    expect(event?.getFirstPropertyValue('url')).toBe(url);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
  });

  it('tells nobody the link to the meeting', async () => {
    const onlineUrl = 'https://meet.example/secret-room';
    const { slug } = await makePage(api, {}, { onlineUrl, venue: null, city: null });
    for (const path of [`/r/${slug}`, `/r/${slug}.ics`]) expect((await visit(api, path)).text).not.toContain('secret');
  });

  it('escapes what people send in every place of the page', async () => {
    const { slug } = await makePage(api);
    const hostile = `"><script>alert(1)</script>'&`;
    const answer = await post(api, slug, {
      fullName: hostile,
      email: hostile,
      companyName: hostile,
      'q.topics': hostile,
      website: hostile,
      opened: hostile,
    });
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('shows an invalid form as it was typed, with every error', async () => {
    const seminar = await makeSeminar(api);
    const label = { en: 'Topic' };
    await putPage(api, seminar['id'], {
      slug: 'all-errors',
      languages: ['en'],
      fields: { companyName: 'required', phone: 'optional', country: 'required', message: 'optional' },
      questions: [
        { id: 'one', label, kind: 'choice', options: [{ id: 'a', label }], required: true },
        {
          id: 'two',
          label,
          kind: 'several',
          options: [
            { id: 'a', label },
            { id: 'b', label },
          ],
          required: true,
        },
        { id: 'three', label, kind: 'yes_no', required: true },
        { id: 'four', label, kind: 'text' },
      ],
    });
    await ok(api.bdm.post(`/seminars/${seminar['id']}/registration-page/enable`));
    const answer = await post(api, 'all-errors', {
      fullName: 'Mei\u202EChen',
      email: 'mei',
      phone: '12',
      country: 'Belgium',
      message: 'x'.repeat(4_001),
      'q.one': 'z',
      'q.two': ['a', 'z'],
      'q.four': ['a', 'b'],
      'q.five': 'x',
      'consent.event_invitation': 'v9',
    });
    expect(answer.status).toBe(422);
    const codes = [...answer.text.matchAll(/data-code="([^"]+)"/g)].map(([, code]) => code);
    expect(codes).toEqual([
      'characters',
      'email',
      'required',
      'phone',
      'country',
      'too_long',
      'choice',
      'choice',
      'required',
      'repeated',
      'stale_consent',
      'registration_page.unknown_question',
    ]);
    expect(answer.text).toContain('value="mei"');
    for (const [, target] of answer.text.matchAll(/<a href="#([^"]+)"/g))
      expect(answer.text).toContain(`id="${target}"`);
  });
});
