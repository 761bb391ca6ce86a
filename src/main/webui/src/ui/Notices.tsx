import '@mantine/notifications/styles.layer.css';
import { Notifications, notifications } from '@mantine/notifications';

/** Where notices are shown. Of a chunk of its own: nobody needs one before the first page. */
export function Notices() {
  return <Notifications position="bottom-center" />;
}

export const { show } = notifications;
