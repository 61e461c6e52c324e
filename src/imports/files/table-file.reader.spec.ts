import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTableFile } from './table-file.reader.js';
import { takeFirstRows } from './table-rows.reader.js';

describe('A file', () => {
  let folder: string;
  let workbook: Buffer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'table-file-'));
    const book = new ExcelJS.Workbook();
    book
      .addWorksheet('A')
      .addRows([['Name', 'City'], ...Array.from({ length: 500 }, (_, row) => [`Company ${row}`, 'Genk'])]);
    workbook = Buffer.from(await book.xlsx.writeBuffer());
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (content: Buffer | string) => {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    return takeFirstRows((await openTableFile(path)).rows, Infinity);
  };
  const compound = (directory: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(directory, 'utf16le')]);

  it('is recognised by its bytes, whatever its name is', async () => {
    expect(await read(workbook)).toHaveLength(500);
    expect(await read('Name,City\nAcme,Genk\n')).toHaveLength(1);
    expect(await read('MZ-number,City\nAcme,Genk\n')).toHaveLength(1);
  });

  it.each([
    ['a PDF', 'import.file_type', 'a PDF', Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3')],
    ['a PNG', 'import.file_type', 'a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a JPEG', 'import.file_type', 'a picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a program of Windows', 'import.file_type', 'a program', Buffer.from('4d5a90000300000004000000', 'hex')],
    ['a program of Linux', 'import.file_type', 'a program', Buffer.from('7f454c4602010100', 'hex')],
    ['a script', 'import.file_type', 'a program', Buffer.from('#!/bin/sh\necho\n')],
    ['a packed file', 'import.file_type', 'a packed archive', Buffer.from('1f8b0800000000000003', 'hex')],
    ['a web page', 'import.file_type', 'a web page', Buffer.from('\n<html><table><tr><td>Name')],
    ['XML', 'import.file_type', 'XML', Buffer.from('\uFEFF<?xml version="1.0"?><Workbook/>')],
    ['a workbook of Excel 97', 'import.file_old_excel', '.xls', compound('Workbook')],
    ['a workbook with a password', 'import.file_encrypted', 'password', compound('EncryptedPackage')],
  ])('that is %s is refused by its bytes: %s', async (_, code, message, content) => {
    const error: unknown = await read(content).catch((error: unknown) => error);
    expect(error).toMatchObject({ name: 'TableFileError', code, message: expect.stringContaining(message) as string });
  });

  it('that was cut is refused, wherever it was cut', async () => {
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      const cut = workbook.subarray(0, Math.floor(workbook.length * share) + 4);
      await expect(read(cut)).rejects.toMatchObject({ code: 'import.file_incomplete' });
    }
  });

  it('with damaged bytes is refused or read, but never ends with another error', async () => {
    const outcomes = new Set<string>();
    for (let position = 4; position < workbook.length; position += 211) {
      const damaged = Buffer.from(workbook);
      damaged[position]! ^= 0x55;
      const outcome = await read(damaged).then(
        (rows) => (rows.length === 500 ? 'read' : 'changed'),
        (error: Error) => error.name,
      );
      outcomes.add(outcome);
    }
    expect([...outcomes].toSorted()).toEqual(['TableFileError', 'read']);
  });

  it('whose directory declares a smaller size than it unpacks to is refused', async () => {
    const lying = Buffer.from(workbook);
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4))
      lying.writeUInt32LE(10, at + 24);
    await expect(read(lying)).rejects.toMatchObject({ code: 'import.file_damaged' });
  });

  it('whose parts are encrypted is refused', async () => {
    const encrypted = Buffer.from(workbook);
    for (let at = encrypted.indexOf('PK\x01\x02'); at >= 0; at = encrypted.indexOf('PK\x01\x02', at + 4))
      encrypted[at + 8]! |= 1;
    await expect(read(encrypted)).rejects.toMatchObject({ code: 'import.file_encrypted' });
  });
});
