/** A name of the API in a sentence, such as `asOf` or `weightedJobs`. */
const API_NAME = /\b[a-z]+(?:[A-Z][a-z0-9]*)+\b/g;

/**
 * Replaces the names of the API in a definition by words, because definitions are also read by programmers. The name of
 * a column becomes its title.
 */
export function replaceApiNames(
  definition: string,
  columns: readonly { name: string; title: string }[],
  words: Readonly<Record<string, string>>,
): string {
  return definition.replaceAll(API_NAME, (name) => {
    const title = columns.find((column) => column.name === name)?.title;
    return words[name] ?? (title === undefined ? name : `“${title}”`);
  });
}
