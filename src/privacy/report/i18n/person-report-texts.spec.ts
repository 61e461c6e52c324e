import { REPORTED_TABLES } from '../person-report.reader.js';
import { PERSON_REPORT_TEXTS } from './person-report-texts.constants.js';

describe('The report about a person', () => {
  it.each(Object.entries(PERSON_REPORT_TEXTS))(
    'has a label for the rows of every table that it shows, in %s',
    (_, t) => {
      expect(REPORTED_TABLES.filter((table) => t.tables[table] === undefined)).toEqual([]);
    },
  );
});
