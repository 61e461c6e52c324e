import { ApiProperty } from '@nestjs/swagger';
import type { ColumnKind } from '../definition/report-definition.rules.js';
import type { Vocabulary } from '../i18n/vocabulary.rules.js';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' }, nullable: true } as const;

/** A parameter of a report. */
export class ReportParameterView {
  /** @example "asOf" */
  name: string;
  /**
   * The title of the parameter, in the requested language.
   * @example "As of"
   */
  title: string;
  /** The type: a date is `YYYY-MM-DD`; a choice takes one of `values`. */
  type: 'date' | 'choice';
  /**
   * The default: a value, or a description of one.
   * @example "today in Europe/Brussels"
   */
  default: string;
  /** @example "The figures as they were known at the end of this day in Europe/Brussels." */
  description: string;
  /** The values to choose from; null for a date. */
  values: string[] | null;
  /** The labels of the values, in the requested language; null where the values have none. */
  @ApiProperty(TEXTS)
  labels: Record<string, string> | null;
  /**
   * The values of other parameters with which this day does not affect the figures. An empty object means that it never
   * does; null means that it always does.
   * @example { "counting": "ever" }
   */
  @ApiProperty(TEXTS)
  ignoredWith: Record<string, string> | null;
}

/** A figure of a report. */
export class ReportFigureView {
  /** @example "weightedJobs" */
  name: string;
  /**
   * The title at the head of the column in documents.
   * @example "Weighted jobs"
   */
  title: string;
  /**
   * The unit that is counted, in the requested language.
   * @example "jobs"
   */
  unit: string;
  /** The definition of the figure, with its formula. */
  definition: string;
  /** The kind of the values: `money` is in euro, `percent` out of a hundred, and `ratio` out of one. */
  kind: ColumnKind;
  /** The number of decimals with which documents write the figure. */
  decimals: number;
}

/** A column of a report. */
export class ReportColumnView extends ReportFigureView {
  /** The vocabulary of `GET /reference/labels` that has the labels of the codes in the cells; null for other cells. */
  @ApiProperty({ type: 'string', nullable: true, example: 'stage' })
  codes: Vocabulary | null;
  /** Whether pdf and svg leave the column out, because it has ids, the same value in every row, or a figure that another column
   * shows in a better form. */
  hidden: boolean;
  /**
   * The name of the column in earlier versions of the definition, which locked months and older files have; null where it
   * has always had its name.
   */
  @ApiProperty({ type: 'string', nullable: true, example: 'from' })
  formerName: string | null;
}

/** A further table of a report. */
export class ReportSectionView {
  /**
   * The name of the section as a value of the parameter `section`.
   * @example "ageing"
   */
  name: string;
  /** @example "Ageing by stage and owner" */
  title: string;
  /** A sentence about the table; null if its title says everything. */
  description: string | null;
  columns: ReportColumnView[];
  /** The title of its chart; null if documents draw none. */
  chart: string | null;
}

/** The days that a report covers if none are given. */
export const DEFAULT_PERIODS = ['month', 'last_12_months', 'calendar_year', 'from_beginning', 'day'] as const;
/** One of {@link DEFAULT_PERIODS}. */
export type DefaultPeriod = (typeof DEFAULT_PERIODS)[number];

/** An available report. */
export class ReportView {
  /**
   * The name of the report. Its address is `/reports/{name}`.
   * @example "pipeline-summary"
   */
  name: string;
  /** @example "Pipeline summary" */
  title: string;
  description: string;
  /** The version of the definition. The same version gives the same file for the same past. */
  definitionVersion: number;
  /** The version of the columns of its csv, as of `GET /reports/{name}/schema`. */
  @ApiProperty({ type: 'integer' })
  columnsVersion: number;
  /** @example ["json", "csv", "xlsx", "pdf", "svg"] */
  formats: string[];
  /** @example ["en", "nl"] */
  languages: string[];
  /**
   * The days that the report covers if none are given: the month so far, the last 12 months, the calendar year so far,
   * all days from the beginning, or only the day of the figures, for a report without a period.
   */
  @ApiProperty({ enum: DEFAULT_PERIODS })
  defaultPeriod: DefaultPeriod;
  parameters: ReportParameterView[];
  columns: ReportColumnView[];
  /** The title of the chart of the main table; null if documents draw none. */
  chart: string | null;
  /** The headline figures; empty for a report without any. */
  tiles: ReportFigureView[];
  /** Further tables besides the main one. */
  sections: ReportSectionView[];
}

/** The available reports. */
export class ReportCatalogueView {
  items: ReportView[];
}
