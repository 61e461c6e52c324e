/** The fields of a lead that are edited in their cells. */
const CELL_FIELDS = ['ownerId', 'expectedDecisionOn', 'tags'] as const;

export type CellField = (typeof CELL_FIELDS)[number];

/** Tells whether a column shows something that is edited in its cells: a field, or the next task. */
export function isCellField(field: string): field is CellField | 'nextTask' {
  return field === 'nextTask' || (CELL_FIELDS as readonly string[]).includes(field);
}
