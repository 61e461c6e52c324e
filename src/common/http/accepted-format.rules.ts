/**
 * Finds the format that the header `Accept` prefers among the media types of some formats. The result is the parameter
 * `format`, so that a `format` in the query string replaces it. It is empty if the header names none of them: `*` with
 * any subtype leaves the choice to the default.
 */
export function findAcceptedFormat<Format extends string>(
  accept: string | undefined,
  mediaTypes: Readonly<Record<Format, string>>,
): { format?: Format } {
  const ranges = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality };
  });
  const formats = Object.entries<string>(mediaTypes) as [Format, string][];
  for (const { type, quality } of ranges.toSorted((a, b) => b.quality - a.quality)) {
    if (!(quality > 0)) continue;
    if (type === '*/*') return {};
    const found = formats.find(([, mediaType]) => mediaType.replace(/;.*/, '') === type);
    if (found) return { format: found[0] };
  }
  return {};
}
