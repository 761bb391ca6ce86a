import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, vi } from 'vitest';
import type { Me, Role } from '@/lib/api/schema';
import { prepareLanguage, restOfTexts } from '@/lib/i18n';
import { type ChosenClinic, type ClinicChoice, ClinicContext, MeContext } from '@/lib/me';
import { Queries } from '@/lib/queries';

const CLINIC = { id: 'c0000000-0000-4000-8000-000000000001', name: 'North', timeZone: 'America/New_York' };
const CHOICE: ClinicChoice = { clinic: CLINIC, chosen: CLINIC, clinics: [CLINIC], choose: () => undefined };

/** Somebody of the staff with these roles. */
export function person(...roles: Role[]): Me {
  return {
    id: 'a0000000-0000-4000-8000-000000000001',
    username: 'rivera',
    name: 'Ana Rivera',
    roles,
    clinics: [],
    language: null,
    passwordChangeDue: false,
    secondFactorDue: false,
    machine: false,
    otherClinics: [],
    organization: { id: 'b0000000-0000-4000-8000-000000000001', name: 'Harbor Clinics' },
  };
}

/** Call once at the head of a test file: the English texts before the first test, a clean page after each. */
export function withTexts(): void {
  beforeAll(async () => {
    await prepareLanguage();
    await restOfTexts();
    // a list of options scrolls to the chosen one, and jsdom has no layout to scroll
    if (typeof Element !== 'undefined') {
      Element.prototype.scrollIntoView = () => undefined;
    }
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    localStorage.clear();
  });
}

/** Draws a component as the person sees it, in an English-speaking clinic. Returns the hand that clicks and types. */
export function show(component: ReactNode, me: Me = person('NURSE'), units: Pick<ChosenClinic, 'temperatureUnit' | 'weightUnit'> = {}) {
  const queries = new Queries({
    defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
  });
  const user = userEvent.setup({ delay: null });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <MeContext value={me}>
          <ClinicContext value={{ ...CHOICE, clinic: { ...CHOICE.clinic, ...units } }}>{component}</ClinicContext>
        </MeContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return user;
}
