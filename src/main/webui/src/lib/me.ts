import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, body } from './api/client';
import type { ClinicView, Me, Role } from './api/schema';

export const ME = ['me'] as const;

/** Who is signed in, asked of the server. */
export function fetchMe(): Promise<Me> {
  return body(api.GET('/api/me'));
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
}

export const ClinicContext = createContext<{ clinic: ChosenClinic; choose: (id: string) => void } | null>(null);

/** The clinic that the person looks at. */
export function useClinic(): ChosenClinic {
  return useClinicChoice().clinic;
}

export function useClinicChoice(): { clinic: ChosenClinic; choose: (id: string) => void } {
  const choice = useContext(ClinicContext);
  if (!choice) {
    throw new Error('used outside a clinic');
  }
  return choice;
}

/** A clinic with its hours and settings. */
export function useClinicSettings(id: string) {
  return useQuery<ClinicView>({
    queryKey: ['clinic', id],
    queryFn: () => body(api.GET('/api/clinics/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });
}
