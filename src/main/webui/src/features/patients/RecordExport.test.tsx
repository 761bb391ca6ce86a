// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { RecordExport } from './RecordExport';

withTexts();

it('hands the record out whole, or without what names somebody', () => {
  show(<RecordExport patientId="d1" />, person('CLINICIAN'));
  const whole = screen.getByRole('link', { name: 'Whole record' });
  expect(whole.getAttribute('href')).toBe('/api/patients/d1/record-export');
  const nameless = screen.getByRole('link', { name: 'Without names, dates and notes' });
  expect(nameless.getAttribute('href')).toBe('/api/patients/d1/record-export?deidentified=true');
});
