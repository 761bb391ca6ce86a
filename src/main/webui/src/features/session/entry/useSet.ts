import { useCallback, useEffect, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlagView } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import { useMe } from '@/lib/me';
import type { Outcome } from '@/lib/outbox';
import type { Refused } from '@/lib/problem';
import { type TemperatureUnit, temperatureUnitOf } from '@/lib/units';
import { done } from '@/ui/notice';
import { useUnits } from '@/ui/units';
import { useChairEntry } from '../useSession';
import type { Chosen } from './Choices';
import { draftKey, draftOf, forgetDraft, isBlank, keepDraft } from './draft';
import { EMPTY_PAD, isNamed, numbers, type PadKey, type PadState, press as pressed } from './pad';
import type { Place } from './place';

const IMPLAUSIBLE = 'urn:chairside:problem:implausible';

type PadAction = { key: PadKey; unit: TemperatureUnit } | 'clear';

function reduce(state: PadState, action: PadAction): PadState {
  return action === 'clear' ? EMPTY_PAD : pressed(state, action.key, action.unit);
}

/** The message to the nurse about a saved set. */
function useTold(): (answer: { flags: FlagView[] }) => void {
  const { t } = useTranslation('session');
  return ({ flags }) =>
    done(
      flags.length === 0
        ? t('pad.saved')
        : `${t('pad.saved')} ${t('pad.flagged', { count: flags.length, titles: flags.map(({ title }) => title).join(', ') })}`,
    );
}

/** A set on its way: what is typed and chosen, and what the server said to it. */
export function useSet(place: Place) {
  const { t } = useTranslation('session');
  const write = useChairEntry(place.id, place.chair);
  const told = useTold();
  const draft = draftKey(useMe().id, place.id);
  const [found] = useState(() => draftOf(draft));
  const unit = useUnits().temperature;
  const [pad, press] = useReducer(reduce, found?.pad ?? EMPTY_PAD);
  const [chosen, setChosen] = useState<Chosen>(found?.chosen ?? {});
  const [minutesAgo, setMinutesAgo] = useState(0);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [empty, setEmpty] = useState(false);
  /** The time of the first attempt: confirming a value does not make it later, measuring it again does. */
  const [takenAt, setTakenAt] = useState<string | null>(null);
  /** When that was typed which was found here unsaved. */
  const [typedAt, setTypedAt] = useState(found?.at ?? null);

  useEffect(() => {
    if (typedAt && isBlank({ pad, chosen })) {
      setTypedAt(null);
    }
    keepDraft(draft, { pad, chosen, at: typedAt ?? new Date(now() - minutesAgo * 60_000).toISOString() });
  }, [draft, pad, chosen, typedAt, minutesAgo]);

  const clear = useCallback(() => {
    press('clear');
    setChosen({});
    setMinutesAgo(0);
    setRefused(null);
    setTakenAt(null);
    setTypedAt(null);
  }, []);

  const settle = (outcome: Outcome) => {
    if ('refused' in outcome) {
      setRefused(outcome.refused);
      return;
    }
    clear();
    if ('sent' in outcome) {
      told(outcome.sent as { flags: FlagView[] });
    } else {
      done(t('pad.kept'));
    }
  };

  const send = async (confirmed: boolean) => {
    const values = { ...numbers(pad), ...chosen };
    if (Object.values(values).every((value) => value === undefined)) {
      setEmpty(true);
      return;
    }
    const at = takenAt ?? typedAt ?? new Date(now() - minutesAgo * 60_000).toISOString();
    setTakenAt(at);
    setEmpty(false);
    setSaving(true);
    // on its way, or kept in the outbox: the person who comes back meanwhile must not find it to be saved again
    forgetDraft(draft);
    let outcome: Outcome | null = null;
    try {
      outcome = await write({
        kind: 'OBSERVATION',
        verb: 'observations',
        at,
        body: { ...values, ...temperatureUnitOf(values.temperature, unit), takenAt: at, ...(confirmed ? { confirmed } : {}) },
      });
      settle(outcome);
    } finally {
      if (!outcome || 'refused' in outcome) {
        keepDraft(draft, { pad, chosen, at });
      }
      setSaving(false);
    }
  };

  const implausible = refused?.problem.type === IMPLAUSIBLE;
  const fields = refused && !implausible ? refused.fields() : {};
  const errors = Object.fromEntries(Object.entries(fields).filter(([field]) => isNamed(field)));
  return {
    pad,
    press: (key: PadKey) => {
      setTakenAt(null);
      setRefused(null);
      setEmpty(false);
      press({ key, unit });
    },
    chosen,
    choose: (change: Chosen) => {
      setTakenAt(null);
      setChosen((before) => ({ ...before, ...change }));
    },
    takeUnchanged: () =>
      setChosen({
        consciousness: place.last?.consciousness ?? undefined,
        supplementalOxygen: place.last?.supplementalOxygen ?? undefined,
        oxygenFlow: place.last?.oxygenFlow ?? undefined,
        oxygenDevice: place.last?.oxygenDevice ?? undefined,
        sedation: place.last?.sedation ?? undefined,
      }),
    typedAt,
    minutesAgo: typedAt ? null : minutesAgo,
    setMinutesAgo: (minutes: number) => {
      setTakenAt(null);
      setTypedAt(null);
      setMinutesAgo(minutes);
    },
    saving,
    errors: empty ? { empty: t('pad.empty') } : errors,
    doubt: implausible ? (refused?.problem.errors ?? []).map(({ message }) => message).join(' · ') : null,
    dismissDoubt: () => setRefused(null),
    problem: implausible ? null : refused,
    save: () => void send(false),
    confirm: () => void send(true),
  };
}
