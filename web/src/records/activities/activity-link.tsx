import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ActivityReference, getActivityPath } from './activity-path.rules';

interface ActivityLinkProps extends AnchorProps {
  activity: ActivityReference & { title: string };
  tabIndex?: number;
  /** Whether a long title continues on the next line. */
  isWrapped?: boolean;
}

/** A link to the page of a delegation, roadshow or seminar. That of a stop leads to the page of its roadshow. */
export function ActivityLink({ activity, isWrapped = false, ...props }: ActivityLinkProps) {
  return (
    <Anchor
      component={Link}
      to={getActivityPath(activity)}
      size="sm"
      fw={600}
      {...(isWrapped ? {} : { truncate: true, display: 'block', title: activity.title })}
      {...props}
    >
      {activity.title}
    </Anchor>
  );
}
