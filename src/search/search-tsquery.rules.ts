/**
 * A query in PostgreSQL's `tsquery` syntax, as text. Queries are bound as values and never inserted into SQL. A query
 * that searches for nothing is undefined.
 */
export type TsQuery = string;

/** Builds a query for one term of the index. */
export function buildTerm(text: string): TsQuery {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Builds a query for any term that begins with the text. */
export function buildPrefixTerm(text: string): TsQuery {
  return `${buildTerm(text)}:*`;
}

/** Joins queries so that all of them must match. */
export function joinWithAnd(queries: readonly TsQuery[]): TsQuery | undefined {
  return joinQueries([...new Set(queries)], ' & ');
}

/** Joins queries so that any of them may match; undefined ones are left out. */
export function joinWithOr(queries: readonly (TsQuery | undefined)[]): TsQuery | undefined {
  return joinQueries([...new Set(queries.filter((query) => query !== undefined))], ' | ');
}

function joinQueries(queries: readonly TsQuery[], operator: string): TsQuery | undefined {
  return queries.length > 1 ? `(${queries.join(operator)})` : queries[0];
}
