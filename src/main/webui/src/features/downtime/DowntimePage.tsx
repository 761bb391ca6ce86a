export function DowntimePage() { return null; }
