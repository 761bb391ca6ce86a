import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { daysShown } from '@/lib/days';
import { withRestOfTexts } from '@/lib/i18n';
import { NotFound } from '@/ui/states';
import { Crashed } from './Crashed';
import { SignInGate } from './SignInGate';

/** A page of a chunk of its own, fetched together with the texts that the board and a session do without. */
function withTexts<Module extends Record<string, unknown>, Name extends keyof Module & string>(load: () => Promise<Module>, name: Name) {
  return lazyRouteComponent(() => withRestOfTexts(load()), name);
}

const root = createRootRoute({ component: SignInGate, notFoundComponent: NotFound, errorComponent: Crashed });

/** A page right under the frame. */
const top = { getParentRoute: () => root };

const reviews = createRoute({
  ...top,
  path: '/reviews',
  component: withTexts(() => import('@/features/review/ReviewsPage'), 'ReviewsPage'),
});

const review = createRoute({ getParentRoute: () => reviews, path: '$sessionId' });

/** A list of its own: written straight into the tree, the addresses would lose their types. */
const pages = [
  createRoute({
    ...top,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/board' });
    },
  }),
  createRoute({ ...top, path: '/board', component: lazyRouteComponent(() => import('@/features/board/BoardPage'), 'BoardPage') }),
  createRoute({ ...top, path: '/proven', component: withTexts(() => import('@/features/account/ProvenPage'), 'ProvenPage') }),
  createRoute({ ...top, path: '/wall', component: lazyRouteComponent(() => import('@/features/board/WallPage'), 'WallPage') }),
  createRoute({
    ...top,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('@/features/session/SessionPage'), 'SessionPage'),
  }),
  createRoute({
    ...top,
    path: '/sessions/$sessionId/summary',
    component: lazyRouteComponent(() => import('@/features/session/SummaryPage'), 'SummaryPage'),
  }),
  createRoute({
    ...top,
    path: '/schedule',
    validateSearch: daysShown,
    component: withTexts(() => import('@/features/schedule/SchedulePage'), 'SchedulePage'),
  }),
  createRoute({
    ...top,
    path: '/schedule/print',
    validateSearch: daysShown,
    component: withTexts(() => import('@/features/schedule/PrintPage'), 'PrintPage'),
  }),
  createRoute({ ...top, path: '/patients', component: withTexts(() => import('@/features/patients/PatientsPage'), 'PatientsPage') }),
  createRoute({
    ...top,
    path: '/patients/new',
    component: withTexts(() => import('@/features/patients/NewPatientPage'), 'NewPatientPage'),
  }),
  createRoute({
    ...top,
    path: '/patients/$patientId',
    component: withTexts(() => import('@/features/patients/PatientPage'), 'PatientPage'),
  }),
  createRoute({
    ...top,
    path: '/patients/$patientId/edit',
    component: withTexts(() => import('@/features/patients/EditPatientPage'), 'EditPatientPage'),
  }),
  createRoute({
    ...top,
    path: '/patients/$patientId/merge',
    component: withTexts(() => import('@/features/patients/MergePage'), 'MergePage'),
  }),
  createRoute({
    ...top,
    path: '/patients/$patientId/new-course',
    component: withTexts(() => import('@/features/courses/NewCoursePage'), 'NewCoursePage'),
  }),
  createRoute({ ...top, path: '/courses/$courseId', component: withTexts(() => import('@/features/courses/CoursePage'), 'CoursePage') }),
  createRoute({ ...top, path: '/courses/$courseId/book', component: withTexts(() => import('@/features/courses/BookPage'), 'BookPage') }),
  createRoute({ ...top, path: '/waitlist', component: withTexts(() => import('@/features/waitlist/WaitlistPage'), 'WaitlistPage') }),
  createRoute({ ...top, path: '/replans', component: withTexts(() => import('@/features/replans/ReplansPage'), 'ReplansPage') }),
  createRoute({
    ...top,
    path: '/roster',
    validateSearch: daysShown,
    component: withTexts(() => import('@/features/roster/RosterPage'), 'RosterPage'),
  }),
  reviews.addChildren([review]),
  createRoute({ ...top, path: '/protocols', component: withTexts(() => import('@/features/protocol/ProtocolsPage'), 'ProtocolsPage') }),
  createRoute({
    ...top,
    path: '/protocols/$code/$version',
    component: withTexts(() => import('@/features/protocol/ProtocolPage'), 'ProtocolPage'),
  }),
  createRoute({
    ...top,
    path: '/protocols/$code/$version/edit',
    component: withTexts(() => import('@/features/protocol/EditPage'), 'EditPage'),
  }),
  createRoute({
    ...top,
    path: '/protocols/$code/$version/what-if',
    component: withTexts(() => import('@/features/protocol/WhatIfPage'), 'WhatIfPage'),
  }),
  createRoute({
    ...top,
    path: '/courses/$courseId/outcomes',
    component: withTexts(() => import('@/features/outcome/OutcomesPage'), 'OutcomesPage'),
  }),
  createRoute({
    ...top,
    path: '/patients/$patientId/limits',
    component: withTexts(() => import('@/features/limit/LimitsPage'), 'LimitsPage'),
  }),
  createRoute({
    ...top,
    path: '/admin',
    beforeLoad: () => {
      throw redirect({ to: '/admin/staff' });
    },
  }),
  createRoute({ ...top, path: '/admin/staff', component: withTexts(() => import('@/features/admin/staff/StaffPage'), 'StaffPage') }),
  createRoute({
    ...top,
    path: '/admin/clinics',
    component: withTexts(() => import('@/features/admin/clinics/ClinicsPage'), 'ClinicsPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/new',
    component: withTexts(() => import('@/features/admin/clinics/NewClinicPage'), 'NewClinicPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/$clinicId',
    component: withTexts(() => import('@/features/admin/clinics/SettingsPage'), 'SettingsPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/$clinicId/chairs',
    component: withTexts(() => import('@/features/admin/clinics/ChairsPage'), 'ChairsPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/$clinicId/closures',
    component: withTexts(() => import('@/features/admin/clinics/ClosuresPage'), 'ClosuresPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/$clinicId/duty',
    component: withTexts(() => import('@/features/admin/clinics/DutyPage'), 'DutyPage'),
  }),
  createRoute({
    ...top,
    path: '/admin/clinics/$clinicId/calendars',
    component: withTexts(() => import('@/features/admin/clinics/CalendarsPage'), 'CalendarsPage'),
  }),
  createRoute({ ...top, path: '/admin/tokens', component: withTexts(() => import('@/features/admin/tokens/TokensPage'), 'TokensPage') }),
  createRoute({
    ...top,
    path: '/admin/providers',
    component: withTexts(() => import('@/features/admin/providers/ProvidersPage'), 'ProvidersPage'),
  }),
  createRoute({ ...top, path: '/admin/audit', component: withTexts(() => import('@/features/admin/audit/AuditPage'), 'AuditPage') }),
  createRoute({
    ...top,
    path: '/admin/reminders',
    component: withTexts(() => import('@/features/admin/reminders/RemindersPage'), 'RemindersPage'),
  }),
  createRoute({ ...top, path: '/figures', component: withTexts(() => import('@/features/figures/FiguresPage'), 'FiguresPage') }),
  createRoute({ ...top, path: '/downtime', component: withTexts(() => import('@/features/downtime/DowntimePage'), 'DowntimePage') }),
  createRoute({
    ...top,
    path: '/downtime/back-entry',
    validateSearch: (search: Record<string, unknown>): { session?: string } =>
      typeof search.session === 'string' ? { session: search.session } : {},
    component: withTexts(() => import('@/features/downtime/entry/BackEntryPage'), 'BackEntryPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
