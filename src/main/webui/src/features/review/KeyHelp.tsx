import { Button, Kbd, Modal, Switch, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './KeyHelp.module.css';
import { useKeys, useKeysWanted } from './useKeys';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'acknowledge'],
  ['r', 'resolve'],
  ['s', 'sign'],
  ['?', 'help'],
] as const;

function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('review');
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')}>
      <Text size="sm" mb="xs">
        {t('keys.hint')}
      </Text>
      <Table>
        <Table.Tbody>
          {KEYS.map(([key, what]) => (
            <Table.Tr key={key}>
              <Table.Th w={60} scope="row">
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(`keys.${what}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

/** Switches the shortcut keys on or off for this device, and lists them. */
export function KeyChoice() {
  const { t } = useTranslation('review');
  const [wanted, want] = useKeysWanted();
  const [opened, { open, close }] = useDisclosure();
  useKeys({ '?': open });
  return (
    <div className={classes.keys}>
      <Switch label={t('keys.toggle')} checked={wanted} onChange={(event) => want(event.currentTarget.checked)} />
      <Button variant="subtle" color="gray" px="xs" onClick={open}>
        {t('keys.show')}
      </Button>
      <KeyHelp opened={opened} onClose={close} />
    </div>
  );
}
