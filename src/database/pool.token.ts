/** Injection token of the one connection pool. */
export const POOL = Symbol('pool');
