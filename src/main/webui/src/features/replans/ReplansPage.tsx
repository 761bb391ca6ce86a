export function ReplansPage() {
  return null;
}
