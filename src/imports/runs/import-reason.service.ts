import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { ROW_OUTCOMES, type RowOutcome } from '../model/import.constants.js';
import type { ImportReasonView } from '../reasons/import-reason.view.js';
import { describeReason, type ReasonSettings } from '../reasons/reason-sentence.rules.js';
import { countReasons } from '../reasons/row-reasons.queries.js';
import type { RowsRequest } from '../reasons/rows-request.rules.js';
import { buildImportRowList } from './import.list.js';
import { readDataImport } from './import.service.js';
import type { ImportRowView, ImportUndoView } from './import.view.js';

/** Tells in a language what an import does with its rows, and why. */
@Injectable()
export class ImportReasonService {
  constructor(
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
    private readonly entities: EntityImportRegistry,
  ) {}

  /** Returns a page of the rows of an import. @throws 403, 404 */
  async readRows(id: string, { list, language, reason }: RowsRequest, actor: Actor): Promise<Page<ImportRowView>> {
    const settings = await this.readSettings(id, actor);
    const page = await this.lists.readPage<ImportRowView>(buildImportRowList(id, reason), list, actor);
    if (language === null) return page;
    return { ...page, items: page.items.map((row) => translateRow(row, settings, language)) };
  }

  /** Returns the reasons of the rows of an import, the most frequent first. @throws 403, 404 */
  async listReasons(
    id: string,
    outcome: RowOutcome | undefined,
    language: Language,
    actor: Actor,
  ): Promise<ImportReasonView[]> {
    const settings = await this.readSettings(id, actor);
    const reasons = await countReasons(this.sql, id, outcome === undefined ? ROW_OUTCOMES : [outcome]);
    return reasons.map(({ isSame, ...reason }) => {
      // The values of one sentence must not be said of rows that have others.
      const known = { ...reason, field: reason.field ?? findField(settings, reason.column) };
      const detail = describeReason(isSame ? known : { ...known, detail: '' }, settings, language);
      return { ...known, detail };
    });
  }

  /** Translates what an undo leaves. */
  async translateUndo(id: string, view: ImportUndoView, language: Language, actor: Actor): Promise<ImportUndoView> {
    if (view.remainders.length === 0) return view;
    const settings = await readDataImport(this.sql, id, actor);
    const remainders = view.remainders.map((each) => ({
      ...each,
      reasons: translateReasons(each.reasons, settings, language),
    }));
    return { ...view, remainders };
  }

  private async readSettings(id: string, actor: Actor): Promise<ReasonSettings> {
    const found = await readDataImport(this.sql, id, actor);
    this.entities.assertMayReadRows(found.entity, actor);
    return found;
  }
}

function findField({ mapping }: ReasonSettings, column: string | null): string | null {
  return mapping.find((entry) => entry.column === column)?.field ?? null;
}

function translateRow(row: ImportRowView, settings: ReasonSettings, language: Language): ImportRowView {
  return {
    ...row,
    errors: translateReasons(row.errors, settings, language),
    warnings: translateReasons(row.warnings, settings, language),
    leftReasons: translateReasons(row.leftReasons, settings, language),
  };
}

function translateReasons<Given extends { code: string; detail: string }>(
  reasons: readonly Given[],
  settings: ReasonSettings,
  language: Language,
): Given[] {
  return reasons.map((reason) => ({ ...reason, detail: describeReason(reason, settings, language) }));
}
