import { ProblemError } from '../../../shared/api/api.errors';
import type { QueuedUpload } from '../../../shared/api/upload-queue.store';

/** A document with the same file on the same record. */
export interface SameDocument {
  id: string;
  title: string;
}

/** Finds the document that has the same file as a refused upload; null if that was not the reason. */
export function findSameDocument(error: Error | null): SameDocument | null {
  if (!(error instanceof ProblemError) || error.problem.code !== 'document.duplicate') return null;
  const [candidate] = error.problem.candidates ?? [];
  return candidate ? { id: candidate.id, title: candidate.title ?? '' } : null;
}

/** Lists the uploads to a record, or those of an interaction, by the id that their forms name. */
export function listUploads(uploads: readonly QueuedUpload[], id: string): QueuedUpload[] {
  return uploads.filter(({ request }) => Object.values(request.fields).includes(id));
}

/** Separates the files of what was dropped from the folders, which a browser cannot upload. */
export function splitDropped({ items }: Pick<DataTransfer, 'items'>): { files: File[]; folderCount: number } {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  const folders = dropped.filter((item) => item.webkitGetAsEntry()?.isDirectory);
  const files = dropped.filter((item) => !folders.includes(item)).map((item) => item.getAsFile());
  return { files: files.filter((file) => file !== null), folderCount: folders.length };
}
