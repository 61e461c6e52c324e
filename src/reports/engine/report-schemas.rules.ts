import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import {
  type ColumnKind,
  REPORT_FORMATS,
  type ReportColumn,
  type ReportDefinition,
  type ReportTable,
} from '../definition/report-definition.rules.js';
import { getMediaType } from './report-file.factory.js';
import type { CellType } from './report-schema.view.js';

type Schema = Record<string, unknown>;

const TEXT = { type: 'string' };
const DATE = { type: 'string', format: 'date' };
const INTEGER = { type: 'integer' };

/** The schemas of the formats other than json for OpenAPI. */
const FILES: Readonly<Record<string, Schema>> = {
  csv: {
    ...TEXT,
    description: 'One table, with a byte order mark. Texts that a spreadsheet would run as formulas are quoted.',
  },
  xlsx: {
    ...TEXT,
    format: 'binary',
    description: 'A workbook with a sheet for each table and one for the definitions.',
  },
  pdf: { ...TEXT, format: 'binary', description: 'One to four A4 pages.' },
  svg: { ...TEXT, description: 'The chart of one table.' },
};

/** Returns the response in every format for OpenAPI; the schema of json describes every field. */
export function buildContent(report: ReportDefinition): Record<string, { schema: Schema }> {
  return Object.fromEntries(
    REPORT_FORMATS.map((format) => {
      const schema = format === 'json' ? buildDocumentSchema(report) : FILES[format]!;
      return [getMediaType(format).replace(/;.*/, ''), { schema }];
    }),
  );
}

function buildDocumentSchema(report: ReportDefinition): Schema {
  const options = Object.entries(report.options).map(([name, { values }]) => [name, { ...TEXT, enum: [...values] }]);
  const sections = (report.sections ?? []).map((section) => {
    return [section.name, buildObjectSchema({ title: TEXT, ...buildTableSchema(section) })] as const;
  });
  const tiles = (report.tiles?.tiles ?? []).map((tile) => [tile.name, buildTileSchema(tile)] as const);
  return buildObjectSchema({
    report: { ...TEXT, enum: [report.name] },
    definitionVersion: INTEGER,
    asOf: DATE,
    from: DATE,
    to: DATE,
    columnsVersion: { ...INTEGER, description: 'The version of the columns, as of `GET /reports/{name}/schema`.' },
    provisional: { type: 'boolean', description: 'Whether records that are made later today can change the figures.' },
    ...(Object.fromEntries(options) as Schema),
    lang: { ...TEXT, enum: [...LANGUAGES] },
    ...(report.sections ? { section: TEXT } : {}),
    timezone: { ...TEXT, enum: [AGENCY_ZONE] },
    ...buildTableSchema(report),
    ...(report.tiles ? { tiles: buildObjectSchema(Object.fromEntries(tiles)) } : {}),
    // The properties of sections are not required, because the parameter `section` can leave them out.
    ...(report.sections ? { sections: { type: 'object', properties: Object.fromEntries(sections) } } : {}),
  });
}

function buildTableSchema({ columns, totals }: ReportTable): Schema {
  const row = buildObjectSchema(Object.fromEntries(columns.map((column) => [column.name, buildCellSchema(column)])));
  return {
    columns: { type: 'array', items: buildObjectSchema({ name: TEXT, title: TEXT, unit: TEXT, definition: TEXT }) },
    rows: { type: 'array', items: row },
    totals: totals === false ? { ...row, nullable: true } : row,
    rowCount: INTEGER,
    notes: { type: 'array', items: TEXT },
    partialIntervals: {
      type: 'array',
      items: buildObjectSchema({ value: TEXT, from: DATE, to: DATE }),
      description:
        'The years, quarters or months among the rows that the figures cover in part only, as the rows write them, with ' +
        'the first and the last day that is covered. Documents mark them with an asterisk.',
    },
  };
}

function buildTileSchema(tile: Pick<ReportColumn, 'kind' | 'decimals' | 'definition'>): Schema {
  const figure = { ...buildCellSchema({ ...tile, nullable: true }) };
  return buildObjectSchema({
    value: figure,
    previous: figure,
    change: {
      type: 'number',
      nullable: true,
      description: 'The result of (value − previous) ÷ |previous|; null if either is not known or previous is 0.',
    },
    title: TEXT,
    unit: TEXT,
    definition: TEXT,
    comparedWith: TEXT,
  });
}

function buildObjectSchema(properties: Schema) {
  return { type: 'object', required: Object.keys(properties), properties };
}

const WHOLE: readonly ColumnKind[] = ['integer', 'year', 'money', 'percent'];

/** Returns the type of the cells of a column for programs. */
export function getCellType({ kind, decimals }: Pick<ReportColumn, 'kind' | 'decimals'>): CellType {
  if (kind === 'text' || kind === 'date') return kind;
  return WHOLE.includes(kind) && !decimals ? 'integer' : 'number';
}

function buildCellSchema({
  kind,
  decimals,
  nullable,
  definition,
}: Pick<ReportColumn, 'kind' | 'decimals' | 'nullable' | 'definition'>): Schema {
  const type = getCellType({ kind, decimals });
  return {
    ...(type === 'text' ? TEXT : type === 'date' ? DATE : { type }),
    description: definition.en,
    ...(nullable ? { nullable } : {}),
  };
}
