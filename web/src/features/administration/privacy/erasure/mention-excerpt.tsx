import { useMemo } from 'react';
import type { ErasurePreview } from './erasure.api';
import { listMentionTexts, splitExcerpt } from './mention-decisions.rules';

/** An excerpt in which the mention is marked. */
export function MentionExcerpt({ preview, excerpt }: { preview: ErasurePreview; excerpt: string }) {
  const { confirm, contact } = preview;
  const texts = useMemo(
    () => listMentionTexts([confirm, contact?.fullName, contact?.nativeName, contact?.email]),
    [confirm, contact],
  );
  let offset = 0;
  return splitExcerpt(excerpt, texts).map(({ text, isMention }) => {
    offset += text.length;
    return isMention ? <mark key={offset}>{text}</mark> : <span key={offset}>{text}</span>;
  });
}
