import { describeSyntaxError } from './json-syntax.rules.js';

describe('The first mistake in JSON', () => {
  it.each([
    ['{"a": 1 "b": 2}', 'line 1, column 9: a comma is expected.'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: the name of a field in double quotes is expected.'],
    ['{\n  "a": x\n}', 'line 2, column 8: this is no value of JSON.'],
    ['{"a":', 'line 1, column 6: a value is expected.'],
    ['[1, 2', 'line 1, column 6: a closing bracket is expected.'],
    ['{"a": 1}}', 'line 1, column 9: nothing is expected after the end of the value.'],
    ['{"a": "tab\there"}', 'line 1, column 7: a text has a control character; write \\t for a tab.'],
    ['{"a": "\\u12"}', 'line 1, column 7: four hexadecimal digits are expected after \\u.'],
    [`[${','.repeat(1_000_000)}`, 'line 1, column 2: a value is expected.'],
    ['// note\n{}', 'line 1, column 1: JSON has no comments.'],
    ['{"a": "佛山\n朗明"}', 'line 1, column 7: a text is not closed on its line; write \\n for a line break.'],
  ])('of %j', (text, sentence) => {
    expect(describeSyntaxError(text)).toBe(`The body is not valid JSON: ${sentence}`);
  });

  it('does not exist in valid JSON', () => {
    expect(describeSyntaxError('{"a": [1, null, "\\u4f5b"]}')).toBeUndefined();
  });
});
