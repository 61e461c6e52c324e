/**
 * Filter by a text, equal but for case and accents: as the index of the text's sort has it, which so serves both.
 * @returns the `matches` of a list field
 */
export function sameText(column: string): (values: string) => string {
  return (values) => `fold(${column}) COLLATE "C" = ANY(ARRAY(SELECT fold(v) COLLATE "C" FROM unnest(${values}) AS v))`;
}
