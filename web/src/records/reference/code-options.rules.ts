/** An option of a picker of codes. */
export interface CodeOption {
  value: string;
  label: string;
  /** The code with its names in both languages, by which it is found. */
  words: string;
}

/** Builds an option from a code and the names by which it is found. */
export function buildCodeOption(value: string, label: string, names: readonly string[]): CodeOption {
  return { value, label, words: foldText([value, label, ...names].join(' ')) };
}

/** Finds the options in which every word of a search occurs, those that begin with the search first. */
export function filterCodes<O extends { value: string | number | boolean; label: string }>(
  options: readonly O[],
  search: string,
  limit = Infinity,
): O[] {
  const text = foldText(search).trim();
  if (text === '') return options.slice(0, limit);
  const parts = text.split(/\s+/);
  const found = options.filter((option) => parts.every((part) => readWords(option).includes(part)));
  const [first, others] = [true, false].map((isFirst) => found.filter((one) => startsWith(one, text) === isFirst));
  return [...first!, ...others!].slice(0, limit);
}

function startsWith({ value, label }: { value: string | number | boolean; label: string }, text: string): boolean {
  return [String(value), label].some((one) => foldText(one).startsWith(text));
}

function readWords(option: { label: string }): string {
  return (option as Partial<CodeOption>).words ?? foldText(option.label);
}

/** Folds a text so that neither capitals nor accents matter: Curaçao is found by curacao. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
