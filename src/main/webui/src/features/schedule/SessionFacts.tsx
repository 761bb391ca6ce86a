import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { SessionSummary, SessionView } from '@/lib/api/schema';
import { sessionKey } from '@/lib/live';
import { useClinic } from '@/lib/me';
import { useStaffNames } from '@/lib/staff';
import { clockTime, shortDay } from '@/lib/time';
import { Facts } from '@/ui/Facts';
import { Value } from '@/ui/values';
import { phaseStarts } from './phases';

function useNurseWords(): (session: SessionView) => string {
  const { t } = useTranslation('schedule');
  const name = useStaffNames();
  return ({ nurseId }) => (nurseId ? (name(nurseId) ?? t('panel.nurseUnknown')) : t('panel.noNurse'));
}

/** A session's facts: from the list at once, and more as soon as the session itself is read. */
export function SessionFacts({ session }: { session: SessionSummary }) {
  const { t, i18n } = useTranslation('schedule');
  const { t: tc } = useTranslation();
  const { timeZone } = useClinic();
  const nurse = useNurseWords();
  const { data: whole, isError } = useQuery({
    queryKey: sessionKey(session.id),
    queryFn: () => body(api.GET('/api/sessions/{id}', { params: { path: { id: session.id } } })),
  });
  const clock = (instant: string) => clockTime(instant, timeZone);
  const phases =
    whole &&
    phaseStarts(whole.start, {
      preparation: whole.preparationMinutes,
      infusion: whole.infusionMinutes + whole.disconnectMinutes,
      recovery: whole.recoveryMinutes,
    });
  return (
    <Facts
      facts={[
        [t('panel.mrn'), session.patient.mrn],
        [
          t('panel.course'),
          whole ? (
            <>
              {whole.course.drug}, <Value value={whole.course.dosePerKg} unit={tc('unit.mgPerKg')} /> · {whole.course.indication}
            </>
          ) : (
            tc(isError ? 'value.missing' : 'state.loading')
          ),
        ],
        [t('panel.session'), whole ? `${session.number} / ${whole.course.sessions}` : String(session.number)],
        [t('panel.status'), tc(`phase.${session.status}`)],
        [t('panel.when'), `${shortDay(session.start, timeZone, i18n.language)}, ${clock(session.start)}–${clock(session.end)}`],
        [t('panel.chair'), session.chair.name],
        [
          t('panel.phases'),
          phases
            ? t('panel.phaseTimes', {
                arrive: clock(session.start),
                infuse: clock(phases.infusion),
                recover: clock(phases.recovery),
                leave: clock(session.end),
              })
            : isError
              ? `${tc('value.missing')} ${t('panel.phasesUnknown')}`
              : tc('state.loading'),
        ],
        [t('panel.nurse'), whole ? nurse(whole) : tc(isError ? 'value.missing' : 'state.loading')],
        ...(whole?.closedReason ? [[t('panel.closed'), whole.closedReason] as [string, string]] : []),
      ]}
    />
  );
}
