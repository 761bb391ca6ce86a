import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table that scrolls by itself where the window is too narrow. */
export function DataTable({ label, head, children }: { label: string; head: string[]; children: ReactNode }) {
  return (
    <ScrollArea type="auto">
      <Table aria-label={label} verticalSpacing="xs" className="num">
        <Table.Thead>
          <Table.Tr>
            {head.map((title) => (
              <Table.Th key={title} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
