import { useQuery } from '@tanstack/react-query';
import { activityTitleQuery } from '../../../records/activities/activities.api';
import { agreementTitleQuery } from '../../../records/agreements/agreements.api';
import { useLabels } from '../../../shared/labels/use-labels';
import type { LeadView } from '../lead-page.api';
import { CompanyName } from '../../../records/companies/company-name';

/** How a lead came in, with the record that it came from. */
export function SourceText({ source }: { source: LeadView['source'] }) {
  const label = useLabels();
  const { channel, activityId, agreementId, referrerCompanyId, detail } = source;
  return (
    <>
      {label('channel', channel)}
      {channel === 'activity' && activityId && <ActivityTitle id={activityId} />}
      {channel === 'agreement' && agreementId && <AgreementTitle id={agreementId} />}
      {channel === 'referral' && referrerCompanyId && (
        <>
          {': '}
          <CompanyName id={referrerCompanyId} />
        </>
      )}
      {detail && `, ${detail}`}
    </>
  );
}

function ActivityTitle({ id }: { id: string }) {
  const { data } = useQuery(activityTitleQuery(id));
  return data ? `: ${data.label}` : '';
}

function AgreementTitle({ id }: { id: string }) {
  const { data } = useQuery(agreementTitleQuery(id));
  return data ? `: ${data.label}` : '';
}
