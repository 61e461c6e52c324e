import { Anchor, type AnchorProps } from '@mantine/core';
import { buildFileUrl } from './document-file.rules';

interface DocumentLinkProps extends AnchorProps {
  document: { id: string; title: string };
  /** The version; the current one when absent. */
  version?: number;
}

/** A link to the file of a document, which the browser shows in a tab of its own or downloads. */
export function DocumentLink({ document: { id, title }, version, ...props }: DocumentLinkProps) {
  return (
    <Anchor
      inherit
      {...props}
      href={buildFileUrl(id, { version, isInline: true })}
      target="_blank"
      rel="noopener"
      style={{ overflowWrap: 'anywhere' }}
    >
      {title}
    </Anchor>
  );
}
