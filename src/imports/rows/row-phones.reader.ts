import { readPhone } from '../../common/reference/phone-numbers.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { toText } from '../entities/row-values.rules.js';
import { buildFirstNotice } from '../mapping/convert-value.rules.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import type { ConvertedRow, EntityImport } from '../model/entity-import.constants.js';

/**
 * Reads the phone numbers of a row as they are dialled in the country of its company. A text that is no number stays,
 * and the API refuses it.
 */
export async function readRowPhones(tx: Tx, { entity }: EntityImport, row: ConvertedRow): Promise<void> {
  const names = getImportFields(entity).flatMap(({ name, format }) =>
    format === 'phone' && name in row.body ? [name] : [],
  );
  if (names.length === 0) return;
  const country = await findCountry(tx, row);
  for (const name of names) {
    const found = readPhone(toText(row.body[name]), country);
    if (found === null) continue;
    row.body[name] = found.value;
    row.values = { ...row.values, [name]: found.value };
    if (found.isFirstOfSeveral) row.notices.push({ field: name, ...buildFirstNotice(found.value) });
    if (found.extension !== null) {
      const detail = `The extension ${found.extension} was left out, because a phone number has none here.`;
      row.notices.push({ field: name, code: 'import.value_left_out', detail });
    }
  }
}

/** Finds the country of a row: the one that it names, else that of the company that it names. */
async function findCountry({ sql }: Tx, { values, body }: ConvertedRow): Promise<string | null> {
  const named = values['country'] ?? values['company.country'];
  if (named !== undefined) return toText(named);
  const { companyId } = body;
  if (typeof companyId !== 'string') return null;
  const found = await sql.queryOneOrNull<{ country: string }>('SELECT country FROM company WHERE id = $1', [companyId]);
  return found?.country ?? null;
}
