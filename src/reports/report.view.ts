/** A parameter of a report. */
export class ReportParameterView {
  /** @example "asOf" */
  name: string;
  /** A date is `YYYY-MM-DD`; a choice takes one of `values`. */
  type: 'date' | 'choice';
  /**
   * What holds when it is not given.
   * @example "today in Europe/Brussels"
   */
  default: string;
  /** @example "The figures as they were known at the end of this day in Europe/Brussels." */
  description: string;
  /** Null for a date. */
  values: string[] | null;
}

/** A column of a report. */
export class ReportColumnView {
  /** @example "weightedJobs" */
  name: string;
  /**
   * At the head of the column in documents.
   * @example "Weighted jobs"
   */
  title: string;
  /**
   * What is counted, in the language asked for.
   * @example "jobs"
   */
  unit: string;
  /** What the figure is, with its formula. */
  definition: string;
}

/** A further table of a report. */
export class ReportSectionView {
  /**
   * What the parameter `section` calls it.
   * @example "ageing"
   */
  name: string;
  /** @example "Ageing by stage and owner" */
  title: string;
  columns: ReportColumnView[];
}

/** A report that can be had. */
export class ReportView {
  /**
   * Its address is `/reports/{name}`.
   * @example "pipeline-summary"
   */
  name: string;
  /** @example "Pipeline summary" */
  title: string;
  description: string;
  /** The same version gives the same file for the same past. */
  definitionVersion: number;
  /** @example ["json", "csv", "xlsx", "pdf", "svg"] */
  formats: string[];
  /** @example ["en", "nl"] */
  languages: string[];
  parameters: ReportParameterView[];
  columns: ReportColumnView[];
  /** Further tables, beside the main one. */
  sections: ReportSectionView[];
}

/** The reports there are. */
export class ReportCatalogueView {
  items: ReportView[];
}
