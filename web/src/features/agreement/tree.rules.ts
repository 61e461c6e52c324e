/** An agreement with those made under it. */
export interface Branch<A> {
  agreement: A;
  children: Branch<A>[];
}

/**
 * Builds the branches of a tree from its agreements, in their order. An agreement whose parent is not among them is at the
 * top. One that would appear a second time, because the data have a circle, is left out.
 */
export function buildTree<A extends { id: string; parentId: string | null }>(agreements: readonly A[]): Branch<A>[] {
  const ids = new Set(agreements.map(({ id }) => id));
  const placed = new Set<string>();
  const build = (parentId: string | null): Branch<A>[] =>
    agreements
      .filter((one) =>
        parentId === null ? one.parentId === null || !ids.has(one.parentId) : one.parentId === parentId,
      )
      .filter(({ id }) => !placed.has(id) && placed.add(id))
      .map((agreement) => ({ agreement, children: build(agreement.id) }));
  return build(null);
}
