import { buildProblem } from './problem-details.factory.js';

/** Creates an error like those of the driver. */
const raised = (code: string, message = 'no') => Object.assign(new Error(message), { code, severity: 'ERROR' });

const answered = (error: Error) => {
  const { status, code } = buildProblem(error, 'r');
  return { status, code };
};

describe('A database error', () => {
  it.each([
    ['53100', 'has no room left on its disk, or in shared memory'],
    ['53200', 'has no memory left'],
    ['53300', 'has no connection left'],
    ['53400', 'has come to a limit of its own'],
    ['57014', 'took too long over a statement'],
    ['25006', 'has become a standby, which only reads'],
    ['25P03', 'waited too long for the next one'],
    ['25P04', 'took too long over a transaction'],
  ])('means that the database is unavailable for %s: it %s', (code) => {
    expect(answered(raised(code))).toEqual({ status: 503, code: 'service.database_unavailable' });
  });

  it.each([
    ['28P01', 'another password'],
    ['28000', 'no line in pg_hba.conf'],
    ['3D000', 'no database of that name'],
    ['55000', 'a database that accepts none'],
  ])('means that the database is unavailable for %s while connecting: it has %s', (code) => {
    const refused = Object.assign(raised(code), { severity: 'FATAL' });
    expect(answered(refused)).toEqual({ status: 503, code: 'service.database_unavailable' });
    expect(answered(raised(code))).toEqual({ status: 500, code: 'service.internal_error' });
  });

  it('means that the clock of this instance is wrong if the database refuses a change from the future', () => {
    expect(answered(raised('LC001'))).toEqual({ status: 503, code: 'service.clock_wrong' });
  });

  it('means that the database is unavailable if a replica cancels a read in order to catch up', () => {
    const cancelled = raised('40001', 'canceling statement due to conflict with recovery');
    expect(answered(cancelled)).toEqual({ status: 503, code: 'service.database_unavailable' });
  });

  it('does not mean that the database is unavailable after a conflict with another transaction', () => {
    const lost = raised('40001', 'could not serialize access due to concurrent update');
    expect(answered(lost)).toEqual({ status: 409, code: 'request.concurrent_change' });
  });

  it.each(['XX000', '42703', '42P01'])('does not mean that the database is unavailable for %s', (code) => {
    expect(answered(raised(code))).toEqual({ status: 500, code: 'service.internal_error' });
  });
});
