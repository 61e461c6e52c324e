/**
 * Builds a filter for equal texts, without regard to case and accents. It compares the expression of the sort index, so
 * that this index serves both.
 * @returns the `matches` of a list field
 */
export function buildTextMatch(column: string): (values: string, count: number) => string {
  return (values, count) => {
    const stored = `fold(${column}) COLLATE "C"`;
    // Without a subquery PostgreSQL knows the compared value at planning time, and so can estimate the number of rows.
    if (count === 1) return `${stored} = fold((${values})[1]) COLLATE "C"`;
    return `${stored} = ANY(ARRAY(SELECT fold(v) COLLATE "C" FROM unnest(${values}) AS v))`;
  };
}
