import { CodedError } from '../../common/errors/domain.errors.js';
import { convertStorageError } from './storage.errors.js';

const convert = (error: unknown): unknown => {
  try {
    return convertStorageError(error);
  } catch (converted) {
    return converted;
  }
};

describe('An error of storing a file', () => {
  it.each([
    ['of the temporary file', { code: 'ENOSPC' }],
    ['of a quota', { code: 'EDQUOT' }],
    ['of PostgreSQL', { code: '53100' }],
    ['of PostgreSQL, as TypeORM throws it', { driverError: { code: '53100' } }],
  ])('%s gets a code of its own where the disk is full', (_, facts) => {
    const converted = convert(Object.assign(new Error('full'), facts));
    expect(converted).toBeInstanceOf(CodedError);
    expect((converted as CodedError).code).toBe('document.no_space');
  });

  it.each([new Error('other'), Object.assign(new Error('denied'), { code: 'EACCES' }), undefined])(
    'of another kind is thrown as it is: %s',
    (error) => expect(convert(error)).toBe(error),
  );
});
