/**
 * Queries in PostgreSQL's `tsquery` syntax, as text. They are bound as values, never pasted into SQL. What has nothing
 * to look for is undefined.
 */
export type TsQuery = string;

/** One term, as it stands in the index. */
export function term(text: string): TsQuery {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Any term that starts like this. */
export function start(text: string): TsQuery {
  return `${term(text)}:*`;
}

/** All of them. */
export function allOf(queries: readonly TsQuery[]): TsQuery | undefined {
  return joined([...new Set(queries)], ' & ');
}

/** Any of them; those that look for nothing are left out. */
export function anyOf(queries: readonly (TsQuery | undefined)[]): TsQuery | undefined {
  return joined([...new Set(queries.filter((query) => query !== undefined))], ' | ');
}

function joined(queries: readonly TsQuery[], operator: string): TsQuery | undefined {
  return queries.length > 1 ? `(${queries.join(operator)})` : queries[0];
}
