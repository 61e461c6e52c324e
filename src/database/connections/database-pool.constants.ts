/** Injection token of the connection pool. */
export const POOL = Symbol('pool');
