/**
 * Filter by a text, equal but for case and accents: as the index of the text's sort has it, which so serves both.
 * @returns the `matches` of a list field
 */
export function sameText(column: string): (values: string, count: number) => string {
  return (values, count) => {
    const stored = `fold(${column}) COLLATE "C"`;
    // PostgreSQL knows the value of an expression without a subquery, and so how many rows have it.
    if (count === 1) return `${stored} = fold((${values})[1]) COLLATE "C"`;
    return `${stored} = ANY(ARRAY(SELECT fold(v) COLLATE "C" FROM unnest(${values}) AS v))`;
  };
}
