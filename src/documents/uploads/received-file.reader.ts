import { Injectable, Logger } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import { createFileError, type UploadedForm } from '../../common/http/upload-form.reader.js';
import { readFileContent } from '../media-types/file-content.reader.js';
import { chooseMediaType } from '../media-types/media-type.rules.js';
import { findTypeRefusal } from '../media-types/type-refusals.rules.js';
import type { ScanState } from '../model/document.constants.js';
import { cleanFileName } from '../model/file-name.rules.js';
import { ClamdClient } from '../scanning/clamd.client.js';
import type { ReceivedFile } from './document-file.store.js';

/** Finds out whether a file that was received may be stored, and what it is. */
@Injectable()
export class ReceivedFileReader {
  private readonly log = new Logger(ReceivedFileReader.name);

  constructor(private readonly scanner: ClamdClient) {}

  /**
   * Reads what a file is and has it scanned.
   * @param signal ends the scan when the client has gone
   * @throws 422 `document.type_refused` and `document.infected`, 503 `document.scanner_unavailable`
   */
  async read({ path, fileName: given, size, sha256 }: UploadedForm, signal: AbortSignal): Promise<ReceivedFile> {
    const fileName = cleanFileName(given);
    const content = await readFileContent(path);
    // A system decides by the name that it was given, which may end in other characters than the stored one.
    const refusal = findTypeRefusal(content, given) ?? findTypeRefusal(content, fileName);
    if (refusal !== null) throw createFileError('document.type_refused', refusal);
    const scanState = await this.scan(path, signal);
    return { path, fileName, mediaType: chooseMediaType(content, fileName), size, sha256, scanState };
  }

  /** A scanner that is set never lets a file through unscanned. */
  private async scan(path: string, signal: AbortSignal): Promise<ScanState> {
    const result = await this.scanner.scan(path, signal);
    if (result.state === 'clean' || result.state === 'not_scanned') return result.state;
    if (result.state === 'infected') {
      const detail = `The file is infected (${result.signature}) and was not stored.`;
      throw createFileError('document.infected', detail);
    }
    this.log.error({ reason: result.reason }, 'documents.scan_failed');
    throw new CodedError(
      'document.scanner_unavailable',
      'The scanner for viruses does not answer, and no file is stored without a scan; try again in a minute.',
    );
  }
}
