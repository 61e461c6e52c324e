import { TEMPLATE_KEYS } from '../../common/mail/mail-template.constants.js';
import { TEMPLATES } from './template-catalogue.constants.js';
import { findUnknownPlaceholders, renderTemplate, validateText } from './template-text.rules.js';
import { SHIPPED_TEXTS } from './texts/template-texts.constants.js';

const render = (body: string, values: Parameters<typeof renderTemplate>[1] = {}) =>
  renderTemplate({ subject: 'x', body }, values).bodyText;

describe('A template', () => {
  it('gets the values of its placeholders, with or without spaces inside the braces', () => {
    const text = { subject: '{{seminar.title}}', body: 'Dear {{ contact.fullName }} of {{contact.companyName}},' };
    const values = { 'seminar.title': 'Limburg', 'contact.fullName': 'Chen Wei', 'contact.companyName': 'Lumenova' };
    expect(renderTemplate(text, values)).toEqual({ subject: 'Limburg', bodyText: 'Dear Chen Wei of Lumenova,' });
  });

  it('never expands a value again', () => {
    const values = { 'contact.fullName': '<b>x</b>{{seminar.title}}{{subject}}$&', 'seminar.title': 'Secret' };
    expect(render('Dear {{contact.fullName}}', values)).toBe('Dear <b>x</b>{{seminar.title}}{{subject}}$&');
  });

  it('loses the lines whose placeholders have no values, and paragraphs whose link does not exist', () => {
    const body =
      'Dear {{contact.fullName}},\n\nAt {{seminar.time}}\nIn {{seminar.venue}}\n\nChange it:\n{{registration.manageLink}}\n\nBye';
    expect(render(body, { 'seminar.time': '9:00' })).toBe('At 9:00\n\nBye');
  });

  it.each([
    ['alone on its line', 'Welkom', 'Kies:\n\n {{ link }} ', []],
    ['in the address of another site', 'Welkom', 'https://evil.test/?u={{link}}', ['/body']],
    ['twice', 'Welkom', '{{link}}\n{{link}}', ['/body']],
    ['nowhere', 'Welkom', 'Kies een wachtwoord.', ['/body']],
    ['in the subject', '{{link}}', '{{link}}', ['/subject']],
  ])('with a secret link %s says which part is wrong', (_, subject, body, pointers) => {
    const errors = validateText({ subject, body }, TEMPLATES.password_link.placeholders);
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(validateText({ subject: 'x', body: 'y' }, TEMPLATES.seminar_invitation.placeholders)).toEqual([]);
  });

  it('keeps a line of which one placeholder has a value', () => {
    expect(render('{{contact.fullName}} ({{contact.companyName}})', { 'contact.fullName': 'An' })).toBe('An ()');
  });

  it('takes every value as one line, so that none adds a header or a paragraph', () => {
    const values = { 'contact.fullName': 'Chen\r\nBcc: victim@example.test' };
    const rendered = renderTemplate({ subject: '{{contact.fullName}}', body: '{{contact.fullName}}' }, values);
    expect(rendered).toEqual({ subject: 'Chen Bcc: victim@example.test', bodyText: 'Chen Bcc: victim@example.test' });
  });

  it('makes no link of a name that somebody has typed', () => {
    expect(render('{{contact.fullName}}', { 'contact.fullName': 'https://evil.test [link]' })).toBe(
      'https: //evil.test link',
    );
    expect(render('{{contact.fullName}}', { 'contact.fullName': 'Win at WWW.evil.test' })).toBe(
      'Win at www. evil.test',
    );
  });

  it('keeps the secret link for its sending', () => {
    expect(render('Here:\n{{link}}', { link: '[link]' })).toBe('Here:\n[link]');
  });

  it.each([
    [{ 'seminar.title': 'Light in care' }, 'Light in care'],
    [{}, 'Autumn'],
  ])('replaces a subject of which nothing is left with %j', (values, subject) => {
    expect(renderTemplate({ subject: '{{contact.companyName}}', body: 'x' }, values, 'Autumn').subject).toBe(subject);
  });

  it('shortens a subject that became too long', () => {
    const { subject } = renderTemplate(
      { subject: '{{seminar.title}}', body: 'x' },
      { 'seminar.title': 'a'.repeat(600) },
    );
    expect([subject.length, subject.at(-1)]).toEqual([500, '…']);
  });

  it('names the placeholders that it does not know', () => {
    expect(findUnknownPlaceholders('{{nonsense}} {{link}} {{ nonsense }} {{}}', ['link'])).toEqual(['nonsense', '']);
  });
});

describe('The texts that ship with the product', () => {
  const all = TEMPLATE_KEYS.flatMap((key) => TEMPLATES[key].languages.map((language) => [key, language] as const));

  it.each(all)('%s in %s has a text with placeholders that it knows', (key, language) => {
    const { subject, body } = SHIPPED_TEXTS[key][language]!;
    expect(findUnknownPlaceholders(`${subject}\n${body}`, TEMPLATES[key].placeholders)).toEqual([]);
    expect(subject).toMatch(/\S/);
    expect(body).toContain('\n\n');
  });

  it.each(TEMPLATE_KEYS)('%s has texts in its languages and in no other', (key) => {
    expect(Object.keys(SHIPPED_TEXTS[key])).toEqual(TEMPLATES[key].languages);
  });

  it.each(TEMPLATE_KEYS)('%s uses the same placeholders in all languages', (key) => {
    const used = TEMPLATES[key].languages.map((language) => {
      const { subject, body } = SHIPPED_TEXTS[key][language]!;
      return new Set(findUnknownPlaceholders(`${subject}\n${body}`, []));
    });
    for (const names of used) expect(names).toEqual(used[0]);
  });
});
