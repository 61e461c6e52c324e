/**
 * Names the columns. A heading that occurs twice is preceded by the heading of its group where that makes it distinct
 * ("Company / Name"), else followed by a number. A column without heading is named by its letter.
 */
export function buildColumnNames(headings: readonly (string | null)[], groups: readonly (string | null)[]): string[] {
  const counts = countNames(headings);
  const joined = headings.map((heading, index) => {
    if (heading === null) return `Column ${toColumnLetters(index)}`;
    const group = groups[index] ?? null;
    const needsGroup =
      (counts.get(foldName(heading)) ?? 0) > 1 && group !== null && foldName(group) !== foldName(heading);
    return needsGroup ? `${group} / ${heading}` : heading;
  });
  const used = new Set<string>();
  const all = new Set(joined.map(foldName));
  return joined.map((name) => {
    let distinct = name;
    for (let number = 2; used.has(foldName(distinct)) || (distinct !== name && all.has(foldName(distinct))); number++) {
      distinct = `${name} (${number})`;
    }
    used.add(foldName(distinct));
    return distinct;
  });
}

function countNames(headings: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    if (heading !== null) counts.set(foldName(heading), (counts.get(foldName(heading)) ?? 0) + 1);
  }
  return counts;
}

/** Returns what the columns of a file are distinguished by. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Returns the letters of a column as Excel shows them: A to Z, AA, AB and so on. */
export function toColumnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : toColumnLetters(Math.floor(index / 26) - 1) + last;
}
