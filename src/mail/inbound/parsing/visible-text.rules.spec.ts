import EmailReplyParser from 'email-reply-parser';
import { readVisibleText } from './visible-text.rules.js';

const read = (text: string) => readVisibleText(text, (beginning) => new EmailReplyParser().parseReply(beginning));

describe('The text that an author has typed', () => {
  it.each([
    ['Op dinsdag 3 nov. 2026 om 10:15 schreef Jan <j@x.test>:'],
    ['Op 3 nov 2026, om 10:15 heeft Jan <j@x.test> het volgende geschreven:'],
    ['Jan schreef op 2026-11-03 10:15:'],
    ['On 3 Nov 2026, at 10:15, Jan <j@x.test> wrote:'],
    ['在 2026年11月3日，10:15，Jan <j@x.test> 写道：'],
    ['Jan <j@x.test> 于2026年11月3日周二 10:15写道：'],
    ['-----Oorspronkelijk bericht-----'],
    ['------------------ 原始邮件 ------------------'],
  ])('ends before the quotation that begins with %s', (introduction) => {
    expect(read(`Goed.\n\n${introduction}\n> Past dinsdag?\n`)).toBe('Goed.');
  });

  it('keeps sentences that only look like an introduction', () => {
    const text =
      'Beste Stefan,\n\nOp dinsdag kom ik langs.\n\nZoals Jan schreef in zijn brief:\n\nHet terrein is vrij.';
    expect(read(text)).toBe(text);
    expect(read('在星期五我们可以参观工厂。\n\n陈伟')).toBe('在星期五我们可以参观工厂。\n\n陈伟');
  });

  it('keeps answers between the quotations, with what they answer', () => {
    const text = 'On 3 Nov 2026, at 10:15, Jan <j@x.test> wrote:\n> Which day?\n\nFriday.\n\n> How many?\n\nThree.';
    const visible = read(text);
    for (const answer of ['Friday.', 'Three.']) expect(visible).toContain(answer);
  });

  it('is the whole text if it is only a quotation', () => {
    expect(read('> Which day?')).toBe('> Which day?');
  });
});
