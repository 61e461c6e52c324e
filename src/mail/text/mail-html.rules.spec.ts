import { buildSentImages, buildShownImages } from './mail-images.rules.js';
import { type MailText, renderHtml, renderPlainText } from './mail-html.rules.js';

const TEXT: MailText = {
  language: 'en',
  subject: 'Visit',
  bodyText: 'Dear Chen',
  why: 'An has written to you.',
  postalAddress: null,
  privacyAddress: null,
};

const renderBody = (bodyText: string) => {
  const [, body] = /<div style="padding:24px[^>]*>\n([\s\S]*?)\n<\/div>/.exec(
    renderHtml({ ...TEXT, bodyText }, buildSentImages(false)),
  )!;
  return body!.replaceAll(/ style="[^"]*"/g, '');
};

describe('The html of a mail', () => {
  it.each([
    ['one paragraph', 'Dear Chen,', '<p>Dear Chen,</p>'],
    [
      'a paragraph for each blank line',
      'Dear Chen,\r\n\r\nWelcome.\n \n\t\nAn',
      '<p>Dear Chen,</p>\n<p>Welcome.</p>\n<p>An</p>',
    ],
    ['the lines of a paragraph', 'An\nHasselt', '<p>An<br>\nHasselt</p>'],
    [
      'a button for a line that is only a link',
      'See\nhttps://x.be/?a=1&b=2',
      '<p>See<br>\n<a href="https://x.be/?a=1&amp;b=2">https://x.be/?a=1&amp;b=2</a></p>',
    ],
    [
      'a short line with a colon as the text of the button below it',
      'Change it <here>:\nhttps://x.be/1',
      '<p><a href="https://x.be/1">Change it &lt;here&gt;</a></p>',
    ],
    [
      'a colon in Chinese likewise',
      '您好\n在线参加：\nhttps://x.be/1',
      '<p>您好<br>\n<a href="https://x.be/1">在线参加</a></p>',
    ],
    [
      'a longer line as text',
      `${'a'.repeat(61)}:\nhttps://x.be/1`,
      `<p>${'a'.repeat(61)}:<br>\n<a href="https://x.be/1">https://x.be/1</a></p>`,
    ],
    ['a line with a colon and no link as text', 'Note:\nsee', '<p>Note:<br>\nsee</p>'],
    ['a link inside a line as text', 'See https://x.be', '<p>See https://x.be</p>'],
    ['other protocols as text', 'javascript:alert(1)', '<p>javascript:alert(1)</p>'],
    ['markup and placeholders as they were typed', '<b>x</b>{{subject}}', '<p>&lt;b&gt;x&lt;/b&gt;{{subject}}</p>'],
    [
      'a link that tries to leave its attribute',
      'https://x.be/"onclick="y',
      '<p>https://x.be/&quot;onclick=&quot;y</p>',
    ],
  ])('has %s', (_, text, html) => {
    expect(renderBody(text)).toBe(html);
  });

  it('escapes the subject and the reason, and loads nothing', () => {
    const html = renderHtml(
      { ...TEXT, subject: '</title><script>', why: `<img src='https://x.be'>` },
      buildSentImages(false),
    );
    expect(html).not.toMatch(/<(script|link|iframe)/);
    expect(html.match(/<img[^>]*>/g)).toEqual([expect.stringContaining('src="cid:logo@locate-crm"')]);
    expect(html).toContain('&lt;/title&gt;&lt;script&gt;');
    expect(html).toContain('&lt;img');
  });

  it('shows the code of a registration, from the message or inside a page', () => {
    expect(renderHtml(TEXT, buildSentImages(true))).toContain('<img src="cid:code@locate-crm" width="200"');
    const shown = renderHtml(TEXT, buildShownImages(Buffer.from('x')));
    expect(shown).toContain('<img src="data:image/png;base64,eA==" width="200" height="200" alt="QR code of your');
    expect(shown).not.toContain('cid:');
  });

  it('names its language', () => {
    expect(renderHtml({ ...TEXT, language: 'zh' }, buildSentImages(false))).toContain('<html lang="zh-Hans">');
  });
});

describe('The plain text of a mail', () => {
  it('has the text, the agency and the reason', () => {
    expect(renderPlainText({ ...TEXT, bodyText: ' Dear Chen\r\n' })).toBe(
      'Dear Chen\n\n-- \nLocate in Limburg\nLimburg, Belgium\nhttps://www.locateinlimburg.com\nAn has written to you.\n',
    );
  });

  it('has the address for questions about personal data, as the html has it', () => {
    const text: MailText = { ...TEXT, language: 'nl', privacyAddress: 'privacy@agency.example' };
    expect(renderPlainText(text)).toContain('\nVragen over uw gegevens: privacy@agency.example\n');
    expect(renderHtml(text, buildSentImages(false))).toContain(
      'Vragen over uw gegevens: <a href="mailto:privacy@agency.example"',
    );
  });

  it('has the postal address of the agency beside it, as the html has it, and neither without a setting', () => {
    const postalAddress = 'Corda <Campus>, 3500 Hasselt';
    const text: MailText = { ...TEXT, postalAddress, privacyAddress: 'privacy@agency.example' };
    expect(renderPlainText(text)).toContain(
      `Limburg, Belgium\n${postalAddress}\nQuestions about your data: privacy@agency.example\n`,
    );
    expect(renderHtml(text, buildSentImages(false))).toContain(
      'Limburg, Belgium<br>\nCorda &lt;Campus&gt;, 3500 Hasselt<br>\nQuestions about your data: <a',
    );
    expect(renderHtml(TEXT, buildSentImages(false))).toContain('Limburg, Belgium<br>\n<a href="https://www.');
  });
});
