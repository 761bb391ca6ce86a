import { Button, Code, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys } from '@/lib/passkeys';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import { FormButtons } from '@/ui/FormButtons';
import { SecretOnce } from '@/ui/SecretOnce';
import { ProblemAlert } from '@/ui/states';
import { PasskeyProblem } from './PasskeyProblem';
import { QrCode } from './QrCode';
import { useAddPasskey, useBeginApp, useConfirmApp } from './useSecondFactors';

interface Step {
  /** What was set up; codes that were made with it are to be shown. */
  onDone: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation('account');
  return <SecretOnce title={t('factor.codes')} explained={t('factor.codesOnce')} secret={codes.join('\n')} onClose={onClose} />;
}

/** Sets an authenticator app up: its secret as a picture and as text, and its first code. */
export function SetUpApp({ secret, address, onDone, onCancel }: Step & { secret: string; address: string }) {
  const { t } = useTranslation('account');
  const confirm = useConfirmApp();
  const [code, setCode] = useState('');
  const wrong = confirm.error instanceof Refused ? confirm.error.fields().code : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        perform(confirm, code, { onSuccess: ({ codes }) => onDone(codes) });
      }}
      noValidate
    >
      <Stack>
        <List type="ordered">
          <List.Item>{t('factor.appInstall')}</List.Item>
          <List.Item>{t('factor.appScan')}</List.Item>
          <List.Item>{t('factor.appEnter')}</List.Item>
        </List>
        <QrCode text={address} label={t('factor.appPicture')} />
        <Text>
          {t('factor.appSecret')}{' '}
          <Code style={{ overflowWrap: 'anywhere', userSelect: 'all' }}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
        </Text>
        <TextInput
          label={t('step.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={wrong}
          data-autofocus
        />
        <ProblemAlert error={confirm.error} except={['code']} />
        <FormButtons doLabel={t('factor.appConfirm')} pending={confirm.isPending} disabled={code.trim() === ''} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

/** Makes a passkey on this device, under a name by which its owner knows it. */
export function SetUpPasskey({ onDone, onCancel }: Step) {
  const { t } = useTranslation('account');
  const add = useAddPasskey();
  const [name, setName] = useState('');
  const wrong = add.error instanceof Refused ? add.error.fields().name : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        perform(add, name.trim(), { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) });
      }}
      noValidate
    >
      <Stack>
        <Text>{t('factor.passkeyText')}</Text>
        <TextInput
          label={t('factor.passkeyName')}
          description={t('factor.passkeyNameHint')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={wrong}
          data-autofocus
        />
        {!wrong && <PasskeyProblem error={add.error} />}
        <FormButtons doLabel={t('factor.passkeyMake')} pending={add.isPending} disabled={name.trim() === ''} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

/** Which factor to set up, and its steps; what was made with it last. */
export function SetUpFactor({ onDone, children }: { onDone: () => void; children?: (begin: React.ReactNode) => React.ReactNode }) {
  const { t } = useTranslation('account');
  const begin = useBeginApp();
  const [passkey, setPasskey] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const back = () => {
    setPasskey(false);
    begin.reset();
  };
  const made = (recoveryCodes: string[]) => {
    back();
    if (recoveryCodes.length > 0) {
      setCodes(recoveryCodes);
    } else {
      onDone();
    }
  };
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        onClose={() => {
          setCodes(null);
          onDone();
        }}
      />
    );
  }
  if (begin.data) {
    return <SetUpApp secret={begin.data.secret} address={begin.data.address} onDone={made} onCancel={back} />;
  }
  if (passkey) {
    return <SetUpPasskey onDone={made} onCancel={back} />;
  }
  const buttons = (
    <>
      <ProblemAlert error={begin.error} />
      <Group>
        {knowsPasskeys() && <Button onClick={() => setPasskey(true)}>{t('factor.passkeyAdd')}</Button>}
        <Button variant="default" loading={begin.isPending} onClick={() => perform(begin, undefined, {})}>
          {t('factor.appAdd')}
        </Button>
      </Group>
    </>
  );
  return children ? children(buttons) : buttons;
}
