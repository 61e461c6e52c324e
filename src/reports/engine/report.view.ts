/** A parameter of a report. */
export class ReportParameterView {
  /** @example "asOf" */
  name: string;
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
}

/** A column of a report. */
export class ReportColumnView {
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
  columns: ReportColumnView[];
}

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
  /** @example ["json", "csv", "xlsx", "pdf", "svg"] */
  formats: string[];
  /** @example ["en", "nl"] */
  languages: string[];
  parameters: ReportParameterView[];
  columns: ReportColumnView[];
  /** Further tables besides the main one. */
  sections: ReportSectionView[];
}

/** The available reports. */
export class ReportCatalogueView {
  items: ReportView[];
}
