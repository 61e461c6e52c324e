import { insertPlaceholder } from './placeholder.rules';

it('A placeholder takes the place of what is selected, and typing goes on behind it', () => {
  const text = 'Dear guest,';
  expect(insertPlaceholder(text, { start: 5, end: 10 }, 'contact.fullName')).toEqual({
    text: 'Dear {{contact.fullName}},',
    caret: 25,
  });
  expect(insertPlaceholder(text, { start: 11, end: 11 }, 'link')).toEqual({ text: 'Dear guest,{{link}}', caret: 19 });
});
