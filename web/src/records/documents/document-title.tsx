import { Anchor, Text, type AnchorProps } from '@mantine/core';
import type { OpenDialog } from './dialogs/document-dialogs';
import { buildFileUrl, isPicture } from './document-file.rules';
import type { DocumentSummary } from './documents.api';

interface DocumentTitleProps {
  document: DocumentSummary;
  onOpenDialog: (dialog: OpenDialog) => void;
}

const LOOKS = { size: 'sm', fw: 600, ta: 'start' } as const satisfies AnchorProps;

/** The title of a document, which opens its file: a picture above the page, another file in a tab of its own. */
export function DocumentTitle({ document, onOpenDialog }: DocumentTitleProps) {
  const { id, title, mediaType, canPreview, fileRemovedAt } = document;
  if (fileRemovedAt !== null) return <Text {...LOOKS}>{title}</Text>;
  if (canPreview && isPicture(mediaType)) {
    return (
      <Anchor {...LOOKS} component="button" type="button" onClick={() => onOpenDialog({ kind: 'picture', document })}>
        {title}
      </Anchor>
    );
  }
  const target = canPreview ? ({ target: '_blank', rel: 'noopener' } as const) : { download: true };
  return (
    <Anchor {...LOOKS} href={buildFileUrl(id, { isInline: canPreview })} {...target}>
      {title}
    </Anchor>
  );
}
