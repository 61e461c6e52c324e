import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

type Mistake = ReturnType<typeof printParseErrorCode>;

const SENTENCES: Partial<Record<Mistake, string>> = {
  PropertyNameExpected: 'the name of a field in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'nothing is expected after the end of the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a text is not closed on its line; write \\n for a line break',
  InvalidCharacter: 'a text has a control character; write \\t for a tab',
  InvalidUnicode: 'four hexadecimal digits are expected after \\u',
  InvalidEscapeCharacter: 'a backslash must be doubled or followed by one of " \\ / b f n r t u',
};

/** Ends the reading at the first mistake, because a text can have as many mistakes as characters. */
class FirstMistake extends Error {
  constructor(
    readonly mistake: Mistake,
    readonly offset: number,
  ) {
    super(mistake);
  }
}

/**
 * Describes the first mistake in a text that is not JSON, with its line and column, which count from 1. The text itself
 * is not quoted. Undefined if there is no mistake in the syntax.
 */
export function describeSyntaxError(text: string): string | undefined {
  const first = findFirstMistake(text);
  if (!first) return undefined;
  const before = text.slice(0, first.offset).split('\n');
  const reason = SENTENCES[first.mistake] ?? 'this is no value of JSON';
  return `The body is not valid JSON: line ${before.length}, column ${before.at(-1)!.length + 1}: ${reason}.`;
}

function findFirstMistake(text: string): FirstMistake | undefined {
  const onError = (code: ParseErrorCode, offset: number): never => {
    throw new FirstMistake(printParseErrorCode(code), offset);
  };
  try {
    visit(text, { onError }, { disallowComments: true });
    return undefined;
  } catch (error) {
    if (error instanceof FirstMistake) return error;
    throw error;
  }
}
