import type { PersonalDataTables } from '../personal-data.rules.js';

const DOCUMENT =
  'The figures of a locked month do not change. A title that was replaced is redacted when the document is shown.';

/** The columns of locked months and scheduled reports. */
export const REPORT_TABLES: PersonalDataTables = {
  report_lock: {
    foundBy: [{ mentions: 'document' }],
    columns: {
      report: 'none',
      month: 'none',
      parameters: 'none',
      document: { keep: DOCUMENT },
      sha256: 'none',
      note: 'text',
      locked_by_name: 'staff',
      unlocked_by_name: 'staff',
      unlock_reason: 'text',
    },
  },
  report_lock_title: {
    columns: {
      // The digest of a title that stands in the locked document, which stays.
      title_sha256: 'none',
      // The title as the erasure has replaced it in its record.
      replacement: 'derived',
    },
  },
  report_schedule: {
    columns: {
      name: 'text',
      cron: 'none',
      timezone: 'none',
      report: 'none',
      parameters: 'none',
      format: 'none',
      lang: 'none',
      folder: 'none',
    },
  },
  report_schedule_run: {
    columns: {
      requested_by_name: 'staff',
      outcome: 'none',
      parameters: 'none',
      folder: 'none',
      file_name: 'none',
      sha256: 'none',
      error_code: 'none',
    },
  },
  report_schedule_recipient: { foundBy: [{ contact: 'contact_id' }], columns: {} },
  report_schedule_run_recipient: {
    foundBy: [{ contact: 'contact_id' }],
    columns: { skip_code: 'none' },
  },
};
