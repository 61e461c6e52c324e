import {
  buildReasonFilter,
  canSettingHelp,
  countFailed,
  findStep,
  isBusy,
  isSameReason,
  readImportSearch,
  readReasonFilter,
  type Status,
} from './import-steps.rules';

describe('The steps of an import', () => {
  it.each<[Status, string]>([
    ['uploaded', 'mapping'],
    ['checking', 'check'],
    ['checked', 'check'],
    ['running', 'run'],
    ['stopped', 'run'],
    ['done', 'result'],
    ['undoing', 'result'],
    ['undone', 'result'],
    ['failed', 'check'],
  ])('an import that is %s is at the step %s', (status, step) => {
    expect(findStep({ status })).toBe(step);
  });

  it('lead back to the mapping until the import has run', () => {
    expect(findStep({ status: 'checked' }, 'mapping')).toBe('mapping');
    expect(findStep({ status: 'done' }, 'mapping')).toBe('result');
    expect(findStep({ status: 'failed' }, 'mapping')).toBe('check');
    expect(findStep({ status: 'checking' }, 'mapping')).toBe('check');
    expect(findStep({ status: 'stopped' }, 'mapping')).toBe('run');
  });

  it('are read from the address, without what means nothing', () => {
    expect(readImportSearch({ step: 'mapping', outcome: 'error', other: 1 })).toEqual({
      step: 'mapping',
      outcome: 'error',
    });
    expect(readImportSearch({ step: 'run', outcome: 'all' })).toEqual({});
  });

  it('are filtered by a reason, whose cell may be a number in the address', () => {
    const search = readImportSearch({ code: 'date.invalid', column: 'Dag', cell: 2026, outcome: 'error' });
    expect(search).toEqual({ code: 'date.invalid', column: 'Dag', cell: '2026', outcome: 'error' });
    const filter = readReasonFilter(search);
    expect(filter).toEqual({ code: 'date.invalid', column: 'Dag', cell: '2026' });
    expect(isSameReason(filter, buildReasonFilter({ code: 'date.invalid', column: 'Dag', cell: 2026 }))).toBe(true);
    expect(isSameReason(filter, buildReasonFilter({ code: 'date.invalid', column: 'Dag', cell: null }))).toBe(false);
    expect(readReasonFilter({ step: 'mapping', column: 'Dag' })).toBeNull();
  });

  it('lead to a setting only where one can remove the reason', () => {
    const can = (...codes: string[]) => codes.filter((code) => canSettingHelp({ code }));
    expect(can('choice.invalid', 'field.required', 'import.value_not_taken')).toHaveLength(3);
    expect(can('identifier.invalid', 'lead.not_yours', 'seminar.full', 'import.reference_unknown')).toEqual([]);
  });

  it('wait while a job works, and count the rows that were left out', () => {
    expect(isBusy({ status: 'undoing' })).toBe(true);
    expect(isBusy({ status: 'failed' })).toBe(false);
    expect(countFailed({ counts: { create: 1, update: 2, skip: 3, possible_duplicate: 4, error: 5 } })).toBe(9);
  });
});
