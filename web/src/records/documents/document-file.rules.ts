/** Builds the address of the file of a document: of its current version unless another one is named. */
export function buildFileUrl(id: string, options: { version?: number; isInline?: boolean } = {}): string {
  const { version, isInline = false } = options;
  const query = new URLSearchParams({
    ...(version !== undefined && { version: String(version) }),
    ...(isInline && { disposition: 'inline' }),
  });
  return `/api/v1/documents/${id}/file${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** The extension of the name of a file, with its dot, as the server knows it. */
const EXTENSION = /\.[^.\s]{1,20}$/u;

/** Tells whether a title is the name of a file, which need not be shown twice. */
export function isNameOfFile(title: string, fileName: string): boolean {
  return title === fileName || title === fileName.replace(EXTENSION, '').trim();
}

/** The types of files that the server lets a browser show. */
const SHOWN_TYPES: readonly string[] = [
  'application/pdf',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
];

/** Tells whether a browser shows a file of a type. The others are downloaded. */
export function isShownInBrowser(mediaType: string): boolean {
  return SHOWN_TYPES.includes(mediaType);
}

/** Tells whether a file that a browser shows is a picture. */
export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/') && isShownInBrowser(mediaType);
}
