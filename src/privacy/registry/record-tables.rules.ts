import { RECORD_TYPES, type RecordType, type RecordTypeFacts } from '../../common/audit/record-types.constants.js';

/** The tables of types whose facts name none, because the audit trail does not show names of their records. */
const OTHER_TABLES: Partial<Record<RecordType, string>> = { view: 'saved_view', exchange_rate: 'exchange_rate_year' };

/** Returns the table of each type of records, by its name in the audit trail. */
export function listAuditedTables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries<RecordTypeFacts>(RECORD_TYPES).map(([type, { from }]) => [
      type,
      OTHER_TABLES[type as RecordType] ?? from?.split(' ')[0] ?? type,
    ]),
  );
}
