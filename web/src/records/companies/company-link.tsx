import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface CompanyLinkProps extends AnchorProps {
  company: { id: string; name: string };
  tabIndex?: number;
  /** The text that is shown when the mouse rests on the link. */
  title?: string;
  /** Whether a long name continues on the next line. */
  isWrapped?: boolean;
}

/** A link to the page of a company. */
export function CompanyLink({ company: { id, name }, isWrapped = false, ...props }: CompanyLinkProps) {
  return (
    <Anchor
      component={Link}
      to={getCompanyPath(id)}
      size="sm"
      fw={600}
      {...(isWrapped ? {} : { truncate: true, display: 'block', title: name })}
      {...props}
    >
      {name}
    </Anchor>
  );
}

/** Returns the address of the page of a company. */
export function getCompanyPath(id: string): string {
  return `/companies/${id}`;
}
