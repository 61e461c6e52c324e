import { IsSingleLine, IsSingleLineList } from './field.decorator.js';
import { RequestValidationPipe } from './validation.pipe.js';

const isNoText = expect.objectContaining({
  errors: [expect.objectContaining({ pointer: '/name', code: 'field.matches' })],
});

class Named {
  @IsSingleLine()
  name: string;
  @IsSingleLineList()
  aliases: string[];
}

const validate = (name: string, alias = 'a') =>
  new RequestValidationPipe().transform({ name, aliases: ['x', alias] }, { type: 'body', metatype: Named });

describe('Characters that change the direction of a text', () => {
  it.each(['\u200EAn Maes', '\u202AAn Maes\u202C', ' \u200E\u00A0An Maes\u200F '])(
    'are removed at the ends of %j',
    (name) => {
      expect(validate(name)).toMatchObject({ name: 'An Maes' });
      expect(validate('x', name)).toMatchObject({ aliases: ['x', 'An Maes'] });
    },
  );

  it('are refused within a text, with their code and their position after the ends are removed', () => {
    const detail = 'must not contain characters that change the direction of the text: U+202E at position 4';
    const error = (field: string) => ({ pointer: field, code: 'field.text_direction', detail: `${field} ${detail}` });
    expect(() => validate('\u200E谭𠮷 \u202Egnp.exe', 'An \u202Egnp.exe')).toThrow(
      expect.objectContaining({ errors: [error('/name'), error('/aliases')] }),
    );
  });

  it('are no text by themselves', () => {
    expect(() => validate('\u200E \u200F')).toThrow(isNoText);
  });
});

describe('Characters that nobody sees', () => {
  it.each(['\u200B', '\u00AD\u2060 \uFEFF', '\u3164', '\u115F\u1160', '\uFFA0', '\u2800', '\u0301\uFE0F', '\u{E0041}'])(
    'are no text by themselves: %j',
    (text) => {
      expect(() => validate(text)).toThrow(isNoText);
      expect(() => validate('x', text)).toThrow(
        expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/aliases', code: 'field.matches' })] }),
      );
    },
  );

  it.each(['नी\u200Dला', 'می\u200Cخواهم', '김\u3164', 'e\u0301', '.', '🙂', '\u2800x'])(
    'may stand in a text: %j',
    (text) => {
      expect(validate(text)).toMatchObject({ name: text });
    },
  );
});
