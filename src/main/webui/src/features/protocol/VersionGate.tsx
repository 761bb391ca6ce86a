import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { Allowed, Failed, Loading, NotFound } from '@/ui/states';
import { useVersions } from './useProtocols';

interface Found {
  version: ProtocolVersionView;
  versions: ProtocolVersionView[];
  reload: () => void;
}

/** Lets through whoever may read protocols, to the version that the address names. */
export function VersionGate({ children }: { children: (found: Found) => ReactNode }) {
  return (
    <Allowed roles={['CLINICIAN', 'ADMIN']}>
      <Looked>{children}</Looked>
    </Allowed>
  );
}

function Looked({ children }: { children: (found: Found) => ReactNode }) {
  const { code = '', version: number } = useParams({ strict: false });
  const versions = useVersions(code);
  if (versions.isPending) {
    return <Loading />;
  }
  if (versions.isError) {
    return <Failed error={versions.error} retry={() => void versions.refetch()} />;
  }
  const version = versions.data.find((one) => String(one.version) === number);
  return version ? children({ version, versions: versions.data, reload: () => void versions.refetch() }) : <NotFound />;
}
