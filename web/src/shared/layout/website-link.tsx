import { Anchor } from '@mantine/core';

/** A website. Only an address of the web is a link; one such as `javascript:` stays a text. */
export function WebsiteLink({ href }: { href: string }) {
  if (!/^https?:\/\//i.test(href)) return href;
  return (
    <Anchor href={href} size="sm" target="_blank" rel="noopener noreferrer" style={{ overflowWrap: 'anywhere' }}>
      {href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </Anchor>
  );
}
