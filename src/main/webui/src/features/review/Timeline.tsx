import { Anchor, Modal, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SessionReview } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { clockTime } from '@/lib/time';

/** Everything that happened, in plain sentences and in order. */
export function Timeline({ review }: { review: SessionReview }) {
  const { t } = useTranslation('review');
  const { timeZone } = useClinic();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Anchor component="button" type="button" onClick={open}>
        {t('timeline.show')}
      </Anchor>
      <Modal opened={opened} onClose={close} title={t('timeline.title')} size="xl">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('timeline.at')}</Table.Th>
              <Table.Th>{t('timeline.text')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {review.timeline.map((entry, index) => (
              <Table.Tr key={`${entry.at}-${index}`}>
                <Table.Td className="num">{clockTime(entry.at, timeZone)}</Table.Td>
                <Table.Td>{entry.text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
