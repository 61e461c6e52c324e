import { parseCodes } from './search-codes.rules.js';

describe('A question as a number or address', () => {
  it.each([
    ['LEAD-2026-0007', ['LEAD-2026-0007']],
    ['lead-2026-0007', ['LEAD-2026-0007']],
    ['lead 2026 7', ['LEAD-2026-0007']],
    ['lead20260007', ['LEAD-2026-0007']],
    ['LEAD–2026–0007', ['LEAD-2026-0007']],
    ['ＬＥＡＤ－２０２６－０００７', ['LEAD-2026-0007']],
    ['LEAD-2026-12345', ['LEAD-2026-12345']],
    ['DEL-2015-0001', ['DEL-2015-0001']],
    ['sem 2016/2', ['SEM-2016-0002']],
    ['agr20160001', ['AGR-2016-0001']],
    ['ROAD-2016-0001', ['ROAD-2016-0001']],
    ['ROAD-2016-0001-S2', ['ROAD-2016-0001-S2']],
    ['road 2016 1 s 02', ['ROAD-2016-0001-S2']],
    ['2016-0001-s2', ['ROAD-2016-0001-S2']],
    ['2026-0007', ['LEAD-2026-0007', 'DEL-2026-0007', 'ROAD-2026-0007', 'SEM-2026-0007', 'AGR-2026-0007']],
    ['2026-07', []],
    ['2026', []],
    ['LEAD-2026', []],
    ['ROAD-2016-0001-S', []],
    ['road 66', []],
    ['0566988259', []],
    ['leads 2026-0007 x', []],
  ])('%s: references %j', (text, references) => expect(parseCodes(text).references).toEqual(references));

  it.each([
    ['DEL-2015', 'del2015'],
    ['road 2016-0001', 'road20160001'],
    ['ROAD-2016-0001-S', 'road20160001s'],
    ['2016-0001', null],
    ['road', null],
    ['roadshow 2016', null],
  ])('%s: beginning of a reference %s', (text, start) => expect(parseCodes(text).referenceStart).toBe(start));

  it.each([
    ['0566.988.259', ['0566988259', 'BE0566988259']],
    ['566 988 259', ['566988259', '0566988259', 'BE0566988259']],
    ['BE 0566.988.259', ['BE0566988259', '0566988259']],
    ['91440300192317458f', ['91440300192317458F']],
    ['506700ge1g29325qx363', ['506700GE1G29325QX363']],
    ['NL 123456789 B01', ['NL123456789B01']],
    ['lumenova', []],
    ['12', []],
  ])('%s: identifiers %j', (text, identifiers) =>
    expect(parseCodes(text).identifiers.toSorted()).toEqual(identifiers.toSorted()),
  );

  it.each([
    ['0417.497', '0417497'],
    ['BE0417', 'BE0417'],
    ['9144', null],
    ['route 66', null],
    ['比亚迪2026', null],
  ])('%s: beginning of an identifier %s', (text, start) => expect(parseCodes(text).identifierStart).toBe(start));

  it.each([
    ['lumenova.cn', 'lumenova.cn'],
    ['@Lumenova.CN', 'lumenova.cn'],
    ['https://www.lumenova.cn/en?x=1', 'lumenova.cn'],
    ['www.lumenova.cn', 'lumenova.cn'],
    ['mail.lumenova.cn', 'mail.lumenova.cn'],
    ['lumenova', null],
    ['Co., Ltd.', null],
    ['wei@lumenova.cn', null],
    ['https://[', null],
  ])('%s: domain %s', (text, domain) => expect(parseCodes(text).domain).toBe(domain));

  it.each([
    ['+86 138 0013 8000', '8613800138000'],
    ['138 0013 8000', '13800138000'],
    ['011 23 45 67', '11234567'],
    ['0032 11/23.45.67', '3211234567'],
    ['+32 (0)11 23 45 67', '3211234567'],
    ['12345', null],
    ['0000000', null],
    ['call 011 23 45 67', null],
  ])('%s: phone %s', (text, phone) => expect(parseCodes(text).phone).toBe(phone));

  it.each([
    ['Wei.Zhang@Lumenova.cn', 'wei.zhang@lumenova.cn'],
    ['wei zhang', null],
  ])('%s: address %s', (text, address) => expect(parseCodes(text).address).toBe(address));
});
