/** `Okafor, N.`: enough to tell patients apart, no more than is needed. */
export function shortName({ familyName, givenName }: { familyName: string; givenName: string }): string {
  return `${familyName}, ${givenName.slice(0, 1)}.`;
}
