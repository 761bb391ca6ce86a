import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures, Share, Spread } from '@/lib/api/schema';

function Card({ title, value, from, means }: { title: string; value: ReactNode; from: string; means: string }) {
  return (
    <Paper component="section" className="surface num" p="md">
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text fz={34} fw={650} lh={1.3}>
        {value}
      </Text>
      <Text>{from}</Text>
      <Text size="sm" className="dim" mt="xs">
        {means}
      </Text>
    </Paper>
  );
}

/** A ratio in percent; without data it is neither 0 nor 100 %. */
export function usePercent(): (share: Share) => string {
  const { i18n } = useTranslation();
  return ({ value }) =>
    value === null ? '–' : new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

function ShareCard({
  name,
  share,
}: {
  name: 'chairUtilisation' | 'noShowRate' | 'onTimeStarts' | 'withinRange' | 'nearTarget';
  share: Share;
}) {
  const { t } = useTranslation('figures');
  const percent = usePercent();
  const { numerator, denominator, value } = share;
  const words = value === null ? `${t('nothing')}: ${t('nothingWhy')}` : t('ofWords', { numerator, denominator, unit: t(`${name}.unit`) });
  return <Card title={t(`${name}.title`)} value={percent(share)} from={words} means={t(`${name}.means`)} />;
}

function SpreadCard({ name, spread }: { name: 'leadTime' | 'cycleTime'; spread: Spread }) {
  const { t, i18n } = useTranslation('figures');
  const { count, median, p90 } = spread;
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
  const unit = t(`${name}.value`);
  return (
    <Card
      title={t(`${name}.title`)}
      value={
        median === null ? (
          '–'
        ) : (
          <>
            {number(median)}
            <span className="unit">{unit}</span>
          </>
        )
      }
      from={
        median === null || p90 === null
          ? t('nothing')
          : `${t('median')}; ${t('p90')} ${number(p90)} ${unit}; ${t('over', { count, unit: t(`${name}.unit`) })}`
      }
      means={t(`${name}.means`)}
    />
  );
}

/** The figures that are one number each. */
export function Cards({ figures }: { figures: Figures }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <ShareCard name="chairUtilisation" share={figures.chairUtilisation} />
      <ShareCard name="onTimeStarts" share={figures.onTimeStarts} />
      <SpreadCard name="cycleTime" spread={figures.cycleTime} />
      <ShareCard name="noShowRate" share={figures.noShowRate} />
      <SpreadCard name="leadTime" spread={figures.leadTime} />
      <ShareCard name="withinRange" share={figures.gapCompliance.withinRange} />
      <ShareCard name="nearTarget" share={figures.gapCompliance.nearTarget} />
    </SimpleGrid>
  );
}
