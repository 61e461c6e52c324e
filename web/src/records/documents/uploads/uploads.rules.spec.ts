import { ProblemError, UnreachableError } from '../../../shared/api/api.errors';
import type { QueuedUpload } from '../../../shared/api/upload-queue.store';
import { findSameDocument, listUploads, splitDropped } from './uploads.rules';

const buildUpload = (fields: Record<string, string>): QueuedUpload => ({
  id: '1',
  request: { path: '/api/v1/documents', file: new File([], 'a.pdf'), fields },
  status: 'waiting',
  share: 0,
  error: null,
});

describe('an upload', () => {
  it('that was refused because the file is there already names the document that has it', () => {
    const candidates = [{ id: 'd1', title: 'Letter of intent' }];
    const refusal = new ProblemError(409, { code: 'document.duplicate', candidates });
    expect(findSameDocument(refusal)).toEqual({ id: 'd1', title: 'Letter of intent' });
    expect(findSameDocument(new ProblemError(409, { code: 'document.storage_full' }))).toBeNull();
    expect(findSameDocument(new UnreachableError(null))).toBeNull();
  });

  it('belongs to a record, and to an interaction too if it was attached to one', () => {
    const [own, attached] = [buildUpload({ leadId: 'l1' }), buildUpload({ leadId: 'l1', interactionId: 'i1' })];
    expect(listUploads([own, attached], 'l1')).toEqual([own, attached]);
    expect(listUploads([own, attached], 'i1')).toEqual([attached]);
    expect(listUploads([own, attached], 'l2')).toEqual([]);
  });
});

describe('what is dropped', () => {
  it('is uploaded if it is a file, but neither a folder nor a text', () => {
    const file = new File(['x'], 'a.pdf');
    const buildItem = (kind: string, isDirectory: boolean, content: File | null) => ({
      kind,
      webkitGetAsEntry: () => ({ isDirectory }),
      getAsFile: () => content,
    });
    const items = [buildItem('file', false, file), buildItem('file', true, null), buildItem('string', false, null)];
    expect(splitDropped({ items: items as never })).toEqual({ files: [file], folderCount: 1 });
  });
});
