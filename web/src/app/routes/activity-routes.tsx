import { createRoute } from '@tanstack/react-router';
import { readAgreementSearch } from '../../features/agreement/agreement-search.rules';
import { readDelegationSearch } from '../../features/delegation/delegation-search.rules';
import { readMeetingsSearch } from '../../records/activities/meetings/meetings-search.rules';
import { readRoadshowSearch } from '../../features/roadshow/roadshow-search.rules';
import { readSeminarSearch } from '../../features/seminar/seminar-search.rules';
import { keepListSearch, loadScreen, userRoute } from './user-route';

const activitiesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/activities/activities.page'), 'ActivitiesPage'),
});

const activityRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities/$activityId',
  component: loadScreen(() => import('../../features/activities/activity.page'), 'ActivityPage'),
});

const delegationRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/delegations/$delegationId',
  validateSearch: readDelegationSearch,
  component: loadScreen(() => import('../../features/delegation/delegation.page'), 'DelegationPage'),
});

const roadshowRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/roadshows/$roadshowId',
  validateSearch: readRoadshowSearch,
  component: loadScreen(() => import('../../features/roadshow/roadshow.page'), 'RoadshowPage'),
});

const seminarRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/seminars/$seminarId',
  validateSearch: readSeminarSearch,
  component: loadScreen(() => import('../../features/seminar/seminar.page'), 'SeminarPage'),
});

const meetingsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities/$activityId/meetings',
  validateSearch: readMeetingsSearch,
  component: loadScreen(() => import('../../features/meetings/meetings.page'), 'MeetingsPage'),
});

const agreementsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/agreements/agreements.page'), 'AgreementsPage'),
});

const commitmentsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements/commitments',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/agreements/commitments.page'), 'CommitmentsPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements/$agreementId',
  validateSearch: readAgreementSearch,
  component: loadScreen(() => import('../../features/agreement/agreement.page'), 'AgreementPage'),
});

/** The screens of activities and agreements. */
export const activityRoutes = [
  activitiesRoute,
  activityRoute,
  delegationRoute,
  roadshowRoute,
  seminarRoute,
  meetingsRoute,
  agreementsRoute,
  commitmentsRoute,
  agreementRoute,
] as const;
