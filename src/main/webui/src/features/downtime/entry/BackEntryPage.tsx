export function BackEntryPage() { return null; }
