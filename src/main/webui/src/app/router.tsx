import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { daysShown } from '@/lib/days';
import { NotFound } from '@/ui/states';
import { Crashed } from './Crashed';
import { SignInGate } from './SignInGate';

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
  component: lazyRouteComponent(() => import('@/features/schedule/SchedulePage'), 'SchedulePage'),
});

const schedulePrint = createRoute({
  getParentRoute: () => root,
  path: '/schedule/print',
  validateSearch: daysShown,
  component: lazyRouteComponent(() => import('@/features/schedule/PrintPage'), 'PrintPage'),
});

const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  component: lazyRouteComponent(() => import('@/features/patients/PatientsPage'), 'PatientsPage'),
});

const newPatient = createRoute({
  getParentRoute: () => root,
  path: '/patients/new',
  component: lazyRouteComponent(() => import('@/features/patients/NewPatientPage'), 'NewPatientPage'),
});

const patient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId',
  component: lazyRouteComponent(() => import('@/features/patients/PatientPage'), 'PatientPage'),
});

const editPatient = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/edit',
  component: lazyRouteComponent(() => import('@/features/patients/EditPatientPage'), 'EditPatientPage'),
});

const newCourse = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patientId/new-course',
  component: lazyRouteComponent(() => import('@/features/courses/NewCoursePage'), 'NewCoursePage'),
});

const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId',
  component: lazyRouteComponent(() => import('@/features/courses/CoursePage'), 'CoursePage'),
});

const bookCourse = createRoute({
  getParentRoute: () => root,
  path: '/courses/$courseId/book',
  component: lazyRouteComponent(() => import('@/features/courses/BookPage'), 'BookPage'),
});

const waitlist = createRoute({
  getParentRoute: () => root,
  path: '/waitlist',
  component: lazyRouteComponent(() => import('@/features/waitlist/WaitlistPage'), 'WaitlistPage'),
});

const replans = createRoute({
  getParentRoute: () => root,
  path: '/replans',
  component: lazyRouteComponent(() => import('@/features/replans/ReplansPage'), 'ReplansPage'),
});

const roster = createRoute({
  getParentRoute: () => root,
  path: '/roster',
  validateSearch: daysShown,
  component: lazyRouteComponent(() => import('@/features/roster/RosterPage'), 'RosterPage'),
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
  component: lazyRouteComponent(() => import('@/features/admin/staff/StaffPage'), 'StaffPage'),
});

const clinics = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/ClinicsPage'), 'ClinicsPage'),
});

const newClinic = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/new',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/NewClinicPage'), 'NewClinicPage'),
});

const clinicSettings = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/SettingsPage'), 'SettingsPage'),
});

const clinicChairs = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/chairs',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/ChairsPage'), 'ChairsPage'),
});

const clinicClosures = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/closures',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/ClosuresPage'), 'ClosuresPage'),
});

const clinicDuty = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/duty',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/DutyPage'), 'DutyPage'),
});

const clinicCalendars = createRoute({
  getParentRoute: () => root,
  path: '/admin/clinics/$clinicId/calendars',
  component: lazyRouteComponent(() => import('@/features/admin/clinics/CalendarsPage'), 'CalendarsPage'),
});

const tokens = createRoute({
  getParentRoute: () => root,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => import('@/features/admin/tokens/TokensPage'), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('@/features/admin/audit/AuditPage'), 'AuditPage'),
});

const reminders = createRoute({
  getParentRoute: () => root,
  path: '/admin/reminders',
  component: lazyRouteComponent(() => import('@/features/admin/reminders/RemindersPage'), 'RemindersPage'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  component: lazyRouteComponent(() => import('@/features/figures/FiguresPage'), 'FiguresPage'),
});

const downtime = createRoute({
  getParentRoute: () => root,
  path: '/downtime',
  component: lazyRouteComponent(() => import('@/features/downtime/DowntimePage'), 'DowntimePage'),
});

const backEntry = createRoute({
  getParentRoute: () => root,
  path: '/downtime/back-entry',
  validateSearch: (search: Record<string, unknown>): { session?: string } => (typeof search['session'] === 'string' ? { session: search['session'] } : {}),
  component: lazyRouteComponent(() => import('@/features/downtime/entry/BackEntryPage'), 'BackEntryPage'),
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
