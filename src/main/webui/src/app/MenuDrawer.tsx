import { Drawer, NavLink, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isIn, type Place } from './navigation';

interface MenuDrawerProps {
  places: Place[];
  path: string;
  onClose: () => void;
}

/** The menu on a narrow screen. */
export function MenuDrawer({ places, path, onClose }: MenuDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened onClose={onClose} title={t('nav.menu')} size={260} hiddenFrom="lg">
      <Stack component="nav" aria-label={t('nav.main')} gap={4}>
        {places.map((place) => (
          <NavLink
            key={place.to}
            component={Link}
            to={place.to}
            label={t(`nav.${place.label}`)}
            active={isIn(place, path)}
            onClick={onClose}
            mih={48}
          />
        ))}
      </Stack>
    </Drawer>
  );
}
