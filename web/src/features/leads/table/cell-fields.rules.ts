import { cleanPlainValue } from '../../../shared/catalogue/catalogue-field.rules';
import type { RecordView } from '../../../shared/api/record.api';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

/** The fields of a lead that are edited in their cells. */
const CELL_FIELDS = ['ownerId', 'expectedDecisionOn', 'tags'] as const;

export type CellField = (typeof CELL_FIELDS)[number];

/** The part of a lead that the cells need, whether it was read for the list or for its page. */
export type CellLead = Pick<RecordView<'leads'>, 'id' | 'version' | 'updatedAt' | CellField>;

/** How the cells read and change the fields of a lead. */
export const CELL_RULES: FieldRules<CellLead> = {
  readValue: (lead, field) => lead[field as CellField],
  mergeChanges: (fields, read) => Object.fromEntries(fields.map((field) => [field, cleanPlainValue(read(field))])),
  listPointers: (field) => [`/${field}`],
};

/** Tells whether a column shows something that is edited in its cells: a field, or the next task. */
export function isCellField(field: string): field is CellField | 'nextTask' {
  return field === 'nextTask' || (CELL_FIELDS as readonly string[]).includes(field);
}
