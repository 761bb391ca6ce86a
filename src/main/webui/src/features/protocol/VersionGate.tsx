import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProtocolVersionView } from '@/lib/api/schema';
import { Allowed, Failed, Loading, NotFound } from '@/ui/states';
import { useVersions } from './useProtocols';

interface Found {
  version: ProtocolVersionView;
  versions: ProtocolVersionView[];
  /** Reads it again; nothing where it is gone or the server away. */
  reload: () => Promise<ProtocolVersionView | undefined>;
}

/** Lets through the person who may read protocols, to the version that the address names. */
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
  if (!versions.data) {
    return <Failed error={versions.error} retry={() => void versions.refetch()} />;
  }
  const named = (all: ProtocolVersionView[] | undefined) => all?.find((one) => String(one.version) === number);
  const version = named(versions.data);
  return version ? (
    children({ version, versions: versions.data, reload: async () => named((await versions.refetch()).data) })
  ) : (
    <NotFound />
  );
}
