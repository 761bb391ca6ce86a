import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { daysShown } from '@/lib/days';
import { restOfTexts } from '@/lib/i18n';
import { NotFound } from '@/ui/states';
import { Crashed } from './Crashed';
import { SignInGate } from './SignInGate';

/** The page together with its texts. */
function withTexts<T>(page: () => Promise<T>): () => Promise<T> {
  return async () => (await Promise.all([page(), restOfTexts()]))[0];
}

const root = createRootRoute({ component: SignInGate, notFoundComponent: NotFound, errorComponent: Crashed });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/board' });
  },
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: lazyRouteComponent(() => import('@/features/board/BoardPage'), 'BoardPage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('@/features/board/WallPage'), 'WallPage'),
});

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$sessionId',
  component: lazyRouteComponent(() => import('@/features/session/SessionPage'), 'SessionPage'),
});

const summary = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$sessionId/summary',
  component: lazyRouteComponent(() => import('@/features/session/SummaryPage'), 'SummaryPage'),
});

const schedule = createRoute({
  getParentRoute: () => root,
  path: '/schedule',
  validateSearch: daysShown,
  component: lazyRouteComponent(withTexts(() => import('@/features/schedule/SchedulePage')), 'SchedulePage'),
});

const schedulePrint = createRoute({
  getParentRoute: () => root,
  path: '/schedule/print',
  validateSearch: daysShown,
  component: lazyRouteComponent(withTexts(() => import('@/features/schedule/PrintPage')), 'PrintPage'),
});

const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  component: lazyRouteComponent(withTexts(() => import('@/features/patients/PatientsPage')), 'PatientsPage'),
});

const newPatient = createRoute({
  getParentRoute: () => root,
  path: '/patients/new',
  component: lazyRouteComponent(withTexts(() => import('@/features/patients/NewPatientPage')), 'NewPatientPage'),
});

const patient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId',
  component: lazyRouteComponent(withTexts(() => import('@/features/patients/PatientPage')), 'PatientPage'),
});

const editPatient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/edit',
  component: lazyRouteComponent(withTexts(() => import('@/features/patients/EditPatientPage')), 'EditPatientPage'),
});

const newCourse = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/new-course',
  component: lazyRouteComponent(withTexts(() => import('@/features/courses/NewCoursePage')), 'NewCoursePage'),
});

const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId',
  component: lazyRouteComponent(withTexts(() => import('@/features/courses/CoursePage')), 'CoursePage'),
});

const bookCourse = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId/book',
  component: lazyRouteComponent(withTexts(() => import('@/features/courses/BookPage')), 'BookPage'),
});

const waitlist = createRoute({
  getParentRoute: () => root,
  path: '/waitlist',
  component: lazyRouteComponent(withTexts(() => import('@/features/waitlist/WaitlistPage')), 'WaitlistPage'),
});

const replans = createRoute({
  getParentRoute: () => root,
  path: '/replans',
  component: lazyRouteComponent(withTexts(() => import('@/features/replans/ReplansPage')), 'ReplansPage'),
});

const roster = createRoute({
  getParentRoute: () => root,
  path: '/roster',
  validateSearch: daysShown,
  component: lazyRouteComponent(withTexts(() => import('@/features/roster/RosterPage')), 'RosterPage'),
});

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  component: lazyRouteComponent(withTexts(() => import('@/features/review/ReviewsPage')), 'ReviewsPage'),
});

const review = createRoute({
  getParentRoute: () => reviews,
  path: '$sessionId',
});

const protocols = createRoute({
  getParentRoute: () => root,
  path: '/protocols',
  component: lazyRouteComponent(withTexts(() => import('@/features/protocol/ProtocolsPage')), 'ProtocolsPage'),
});

const protocol = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version',
  component: lazyRouteComponent(withTexts(() => import('@/features/protocol/ProtocolPage')), 'ProtocolPage'),
});

const protocolEdit = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version/edit',
  component: lazyRouteComponent(withTexts(() => import('@/features/protocol/EditPage')), 'EditPage'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/protocols/$code/$version/what-if',
  component: lazyRouteComponent(withTexts(() => import('@/features/protocol/WhatIfPage')), 'WhatIfPage'),
});

const outcomes = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId/outcomes',
  component: lazyRouteComponent(withTexts(() => import('@/features/outcome/OutcomesPage')), 'OutcomesPage'),
});

const limits = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/limits',
  component: lazyRouteComponent(withTexts(() => import('@/features/limit/LimitsPage')), 'LimitsPage'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/staff' });
  },
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/admin/staff',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/staff/StaffPage')), 'StaffPage'),
});

const clinics = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/ClinicsPage')), 'ClinicsPage'),
});

const newClinic = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/new',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/NewClinicPage')), 'NewClinicPage'),
});

const clinicSettings = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/SettingsPage')), 'SettingsPage'),
});

const clinicChairs = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/chairs',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/ChairsPage')), 'ChairsPage'),
});

const clinicClosures = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/closures',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/ClosuresPage')), 'ClosuresPage'),
});

const clinicDuty = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/duty',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/DutyPage')), 'DutyPage'),
});

const clinicCalendars = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/calendars',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/clinics/CalendarsPage')), 'CalendarsPage'),
});

const tokens = createRoute({
  getParentRoute: () => root,
  path: '/admin/tokens',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/tokens/TokensPage')), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/audit/AuditPage')), 'AuditPage'),
});

const reminders = createRoute({
  getParentRoute: () => root,
  path: '/admin/reminders',
  component: lazyRouteComponent(withTexts(() => import('@/features/admin/reminders/RemindersPage')), 'RemindersPage'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  component: lazyRouteComponent(withTexts(() => import('@/features/figures/FiguresPage')), 'FiguresPage'),
});

const downtime = createRoute({
  getParentRoute: () => root,
  path: '/downtime',
  component: lazyRouteComponent(withTexts(() => import('@/features/downtime/DowntimePage')), 'DowntimePage'),
});

const backEntry = createRoute({
  getParentRoute: () => root,
  path: '/downtime/back-entry',
  validateSearch: (search: Record<string, unknown>): { session?: string } => (typeof search['session'] === 'string' ? { session: search['session'] } : {}),
  component: lazyRouteComponent(withTexts(() => import('@/features/downtime/entry/BackEntryPage')), 'BackEntryPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    board,
    wall,
    session,
    summary,
    schedule,
    schedulePrint,
    patients,
    newPatient,
    patient,
    editPatient,
    newCourse,
    course,
    bookCourse,
    waitlist,
    replans,
    roster,
    reviews.addChildren([review]),
    protocols,
    protocol,
    protocolEdit,
    whatIf,
    outcomes,
    limits,
    admin,
    staff,
    clinics,
    newClinic,
    clinicSettings,
    clinicChairs,
    clinicClosures,
    clinicDuty,
    clinicCalendars,
    tokens,
    audit,
    reminders,
    figures,
    downtime,
    backEntry,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
