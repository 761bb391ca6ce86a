// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person, show, withTexts } from '@/testing/render';
import { Weight } from './units';

withTexts();

it('shows a weight as it was entered where the clinic uses that unit', () => {
  const entered = { value: 178.5, unit: '[lb_av]' as const };
  show(<Weight kilograms={81} entered={entered} />, person('NURSE'), { weightUnit: '[lb_av]' });
  expect(screen.getByText(/178\.5/)).toBeTruthy();
});

it('shows a weight in kg where the clinic uses kg', () => {
  const entered = { value: 178.5, unit: '[lb_av]' as const };
  show(<Weight kilograms={81} entered={entered} />, person('NURSE'));
  expect(screen.getByText(/81/)).toBeTruthy();
});
