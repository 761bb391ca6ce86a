// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show, withTexts } from '@/testing/render';
import { useAge, useIdentity } from './names';

withTexts();

function Shown({
  birthDateKnown,
  givenName,
  about,
  deceased,
}: {
  birthDateKnown: string;
  givenName: string | null;
  about: boolean;
  deceased: boolean;
}) {
  const identity = useIdentity();
  const age = useAge();
  return (
    <p>
      {identity({ familyName: 'Suharto', givenName, birthDateKnown, deceased })}, {age({ years: 51, about })}
    </p>
  );
}

it.each([
  ['1975-06-12', 'Ali', false, false, 'Suharto, Ali, born Jun 12, 1975, 51 years'],
  ['1975-06', null, true, false, 'Suharto, born about Jun 1975, about 51 years'],
  ['1975', null, true, true, 'Suharto, born about 1975 (deceased), about 51 years'],
  ['UNKNOWN', null, true, false, 'Suharto, born (date unknown), about 51 years'],
  ['DECLINED', null, true, false, 'Suharto, born (date not given), about 51 years'],
])('shows %s without a day that was made up', (birthDateKnown, givenName, about, deceased, text) => {
  show(<Shown birthDateKnown={birthDateKnown} givenName={givenName} about={about} deceased={deceased} />);
  expect(screen.getByText(text)).toBeTruthy();
});
