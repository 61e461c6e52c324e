import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { CreatableEntity } from '../model/import.constants.js';
import { canUse } from '../../identity/access/access.policy.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { isBlank } from '../entities/row-body.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { Body, EntityImport, RecordView } from '../model/entity-import.constants.js';
import { Import, type RowCandidate } from '../model/import.entity.js';
import { ImportRowError } from '../model/import-row.errors.js';
import { buildConvertedRow, createConvertedRow } from '../rows/converted-row.factory.js';
import { hasUndoneRows } from '../runs/import-row.queries.js';
import { buildImportRowList } from '../runs/import.list.js';
import { readDataImport } from '../runs/import.service.js';
import type { ImportRowView } from '../runs/import.view.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';
import { findUsableRecord } from '../runs/row-decision.service.js';
import { DECIDABLE, isUndecided } from './decision.rules.js';
import {
  compareValues,
  type ComparedValues,
  listComparedFields,
  listRowValues,
  readViewValue,
} from './comparison.rules.js';
import { findRow, readCells, readReferencedName } from './import-comparison.queries.js';
import type { CandidateComparisonView, ImportRowDetailView } from './import-comparison.view.js';

/** The first part of the names of the fields of a named record. */
const NAMED_PREFIXES: Readonly<Record<CreatableEntity, string>> = { companies: 'company.', contacts: 'contact.' };

/** Service that compares a row of a file with the records and the earlier rows that it may be about. */
@Injectable()
export class ImportComparisonService {
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly work: UnitOfWork,
    private readonly entities: EntityImportRegistry,
  ) {}

  /** Returns a row with its candidates as they are now. @throws 403, 404 */
  read(id: string, row: number, actor: Actor): Promise<ImportRowDetailView> {
    return this.work.run(actor, async (tx) => {
      const { entity: name } = await readDataImport(tx.sql, id, actor);
      this.entities.assertMayReadRows(name, actor);
      const found = await findRow(tx.sql, id, row);
      if (!found) throw createNotFoundError('import_row', String(row));
      const list = buildImportRowList(id);
      const view = await readRecord<ImportRowView & Record<string, unknown>>(
        tx.sql,
        list,
        'import_row',
        found.id,
        actor,
      );
      const settings = await tx.manager.findOneByOrFail(Import, { id });
      const comparisons: CandidateComparisonView[] = [];
      if (view.candidates.length > 0) {
        // The candidates of a company or a person that the row names are compared with what the row says about it.
        const named = view.candidates[0]?.entity;
        const prefix = named === undefined ? '' : NAMED_PREFIXES[named];
        const entity = this.entities.get(named ?? name);
        const own = await this.readRowValues(tx, entity, settings, view.cells, prefix);
        const filled = [...settings.mapping.map(({ field }) => field), ...Object.keys(settings.defaults)];
        const mapped = filled.flatMap((field) => (field.startsWith(prefix) ? [field.slice(prefix.length)] : []));
        const fields = [...new Set([...listComparedFields(entity, mapped), ...Object.keys(own)])];
        for (const candidate of view.candidates) {
          const values = await this.readCandidateValues(tx, entity, settings, candidate, fields, prefix);
          const compared = values ? compareValues(entity, fields, own, values) : [];
          const shown = compared.map((each) => ({ ...each, field: prefix + each.field }));
          comparisons.push({ ...candidate, isUsable: values !== null, fields: shown });
        }
      }
      const canDecide =
        canUse(actor, 'imports:write') &&
        DECIDABLE.includes(settings.status) &&
        isUndecided({ ...view, phase: found.phase }) &&
        !(await hasUndoneRows(tx.sql, id));
      return { ...view, canDecide, comparisons };
    });
  }

  /** @returns null for a record that is archived, merged or hidden from the reader */
  private async readCandidateValues(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    { recordId, row }: RowCandidate,
    fields: readonly string[],
    prefix: string,
  ): Promise<ComparedValues | null> {
    if (recordId !== null) {
      const view = await findUsableRecord(tx, entity, recordId);
      return view && readRecordValues(tx, entity, settings, view, fields);
    }
    const cells = row === null ? null : await readCells(tx.sql, settings.id, row);
    return cells && this.readRowValues(tx, entity, settings, cells, prefix);
  }

  private async readRowValues(
    tx: Tx,
    entity: EntityImport,
    settings: Import,
    cells: readonly Cell[],
    prefix: string,
  ): Promise<ComparedValues> {
    const converted = Object.entries(createRowConverter(settings).convert(cells).values);
    const values = Object.fromEntries(
      converted.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
    );
    const row = createConvertedRow(settings, values);
    try {
      await buildConvertedRow(tx, entity, settings, values, row);
    } catch (error) {
      // A row that names an unknown record is compared by its own texts.
      if (!(error instanceof ImportRowError) && !(error instanceof CodedError)) throw error;
    }
    return listRowValues(entity, row, this.normalise(entity, row.body));
  }

  /** Returns a body with the texts as the API stores them; the body itself where it would refuse it. */
  private normalise(entity: EntityImport, body: Body): Body {
    try {
      return this.validation.transform(body, { type: 'body', metatype: entity.createType }) as Body;
    } catch (error) {
      if (error instanceof CodedError) return body;
      throw error;
    }
  }
}

async function readRecordValues(
  tx: Tx,
  { references }: EntityImport,
  { externalSystem }: Import,
  view: RecordView,
  fields: readonly string[],
): Promise<ComparedValues> {
  const values: Record<string, ComparedValues[string]> = {};
  for (const field of fields) {
    const reference = references[field];
    const value = readViewValue(view, reference?.target ?? field, externalSystem);
    if (value === undefined) continue;
    values[field] = { shown: value, compared: value };
    if (!reference || isBlank(value)) continue;
    const ids = [value].flat() as string[];
    const names: (string | null)[] = [];
    for (const id of ids) names.push(await readReferencedName(tx.sql, reference.kind, id));
    values[field] = { shown: names.filter((name) => name !== null).join(', '), compared: value };
  }
  return values;
}
