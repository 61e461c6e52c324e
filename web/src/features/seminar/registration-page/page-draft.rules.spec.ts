import {
  buildEmbedding,
  buildPage,
  buildSlug,
  moveRow,
  type PageDraft,
  startConsent,
  startPage,
  startQuestion,
  toggleLanguage,
} from './page-draft.rules';

const start = (change: Partial<PageDraft> = {}): PageDraft => ({
  ...startPage({ title: 'Light in care', languages: ['zh-Hans', 'en'] }),
  ...change,
});

it('A new page has the languages of the seminar and its title in the first of them', () => {
  const { languages, texts, slug } = start();
  expect([languages, texts.en.title, texts.zh.title, slug]).toEqual([
    ['en', 'zh'],
    'Light in care',
    '',
    'light-in-care',
  ]);
  expect(startPage({ title: 'Licht', languages: ['fr'] }).languages).toEqual(['en']);
});

it('A request has the texts of the chosen languages only, without empty ones', () => {
  const label = { en: ' What? ', nl: 'Wat?', zh: '' };
  const body = buildPage(
    start({
      questions: [{ ...startQuestion(), id: 'q', label, kind: 'text', options: [{ id: 'o', label }] }],
      embedOrigins: 'https://a.example\n\n https://b.example ',
    }),
  );
  expect(body).toMatchObject({
    texts: { en: { title: 'Light in care', intro: null } },
    questions: [{ id: 'q', label: { en: 'What?' }, options: [] }],
    embedOrigins: ['https://a.example', 'https://b.example'],
  });
  expect(body.texts).not.toHaveProperty('zh');
  expect(body.questions![0]!.label).toEqual({ en: 'What?' });
  expect(body).not.toHaveProperty('doubleOptIn');
});

it.each([
  ['Light in care: Genk & Hasselt', 'light-in-care-genk-hasselt'],
  ['  Été — é  ', 'ete-e'],
  ['照明与护理', ''],
  ['Go', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('The address of %s ends with %s', (title, slug) => {
  expect(buildSlug(title)).toBe(slug);
});

it('Questions are moved by one place, and languages keep the order in which they were chosen', () => {
  expect(moveRow(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moveRow(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(toggleLanguage(['nl'], 'en')).toEqual(['nl', 'en']);
  expect(toggleLanguage(['nl', 'en'], 'nl')).toEqual(['en']);
});

it('Each purpose has one consent', () => {
  const first = startConsent([])!;
  const second = startConsent([first])!;
  expect(second.purpose).not.toBe(first.purpose);
  const all = ['event_invitation', 'marketing', 'partner_sharing', 'registration_processing'] as const;
  expect(startConsent(all.map((purpose) => ({ ...first, purpose })))).toBeUndefined();
});

it('The html for another site escapes the title', () => {
  expect(buildEmbedding('https://crm.example/r/x', 'en', 'A "b" <c> & d')).toContain(
    'src="https://crm.example/r/x?lang=en" title="A &quot;b&quot; &lt;c> &amp; d"',
  );
});
