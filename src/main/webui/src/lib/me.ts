import { type QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, body } from './api/client';
import type { ClinicView, Me, Role } from './api/schema';
import { owesSignOut, settleSignOut } from './owedSignOut';
import { forgetWho, lock, lockForOthers, remembered } from './outbox/store';
import { Refused, Unreachable } from './problem';
import type { TemperatureUnit, WeightUnit } from './units';

export const ME = ['me'] as const;

/** What is known of who is at this device. */
export interface Who {
  me: Me | null;
  /** The server gave no answer; `me` is then who was signed in here when it last did. */
  unreachable: boolean;
}

/** The same, with whose pages are kept. */
export interface Here extends Who {
  /** Who is signed in, or was until the tablet locked or the sign-in ended: what they had begun waits for them alone. */
  kept: Me | null;
}

const NOBODY: Who = { me: null, unreachable: false };

/** A sign-in lasts as long on the server; without it, nobody is remembered for longer either. */
const REMEMBERED_MILLIS = 12 * 3_600_000;

/**
 * Who is signed in. That the server is away is an answer too, and no error: the app below must not be taken down and
 * built up again with each attempt, a nurse may be typing in it.
 */
export async function fetchWho(): Promise<Who> {
  try {
    await settleSignOut();
    const me = await body(api.GET('/api/me'));
    lockForOthers(me.id);
    return { me, unreachable: false };
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      await forgetWho();
      return NOBODY;
    }
    if (error instanceof Unreachable) {
      const who = owesSignOut() ? null : await remembered();
      if (who && Date.now() - Date.parse(who.at) >= REMEMBERED_MILLIS) {
        lock();
        return { me: null, unreachable: true };
      }
      return { me: who?.me ?? null, unreachable: true };
    }
    throw error;
  }
}

const read = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== ME[0] };

/** Who is here now, and who was before: another person finds nothing that was read or begun before. */
export function comes({ me, unreachable }: Who, queries: QueryClient): Here {
  const before = queries.getQueryData<Here>(ME);
  if (me && me.id !== before?.kept?.id) {
    queries.removeQueries(read);
  } else if (me && !before?.me) {
    // the hidden pages are from before
    void queries.invalidateQueries(read);
  }
  return { me, unreachable, kept: me ?? before?.kept ?? null };
}

/** The tablet is locked: what was read and begun stays beneath, for who comes back. */
export function locks(queries: QueryClient): void {
  queries.setQueryData(ME, comes(NOBODY, queries));
}

/** The person who was here has left for good, and leaves nothing; what they could not send stays sealed. */
export function leaves(queries: QueryClient): void {
  lock();
  queries.removeQueries(read);
  queries.setQueryData(ME, { ...NOBODY, kept: null } satisfies Here);
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only below the sign-in gate. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) {
    throw new Error('used outside the sign-in gate');
  }
  return me;
}

/** Whether the person has one of these roles. It only hides what the server would refuse. */
export function useHasRole(...roles: Role[]): boolean {
  return useMe().roles.some((role) => roles.includes(role));
}

export interface ChosenClinic {
  id: string;
  name: string;
  timeZone: string;
  /** Left out by tablets that remembered a clinic before it could choose: °C and kg. */
  temperatureUnit?: TemperatureUnit;
  weightUnit?: WeightUnit;
}

export interface ClinicChoice {
  /** Whose times and names hold here: the chosen clinic, or that of the session around. */
  clinic: ChosenClinic;
  /** The one in the header. */
  chosen: ChosenClinic;
  /** All that are known, also those where the person does not work. */
  clinics: ChosenClinic[];
  choose: (id: string) => void;
}

export const ClinicContext = createContext<ClinicChoice | null>(null);

/** The clinic that the person looks at; within a session, the session's own. */
export function useClinic(): ChosenClinic {
  return useClinicChoice().clinic;
}

export function useClinicChoice(): ClinicChoice {
  const choice = useContext(ClinicContext);
  if (!choice) {
    throw new Error('used outside a clinic');
  }
  return choice;
}

/** A clinic with its hours and settings. */
export function useClinicSettings(id: string, enabled = true) {
  return useQuery<ClinicView>({
    queryKey: ['clinic', id],
    queryFn: () => body(api.GET('/api/clinics/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
    enabled,
  });
}

/**
 * The clinic of this id. An unknown one, such as after an offline start, is fetched; until then the surrounding clinic is used, since
 * nobody at a chair may wait for a zone.
 */
export function useClinicOf(id: string | undefined): ChosenClinic {
  const { clinic, clinics } = useClinicChoice();
  const known = [clinic, ...clinics].find((one) => one.id === id);
  const asked = useClinicSettings(id ?? '', id !== undefined && !known);
  return known ?? asked.data ?? clinic;
}
