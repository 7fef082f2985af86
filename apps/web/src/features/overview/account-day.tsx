import type { Cash } from '@tideline/domain';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { cashDayOption } from '../../chart/cash-day-option.ts';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { inScale } from '../../format/money.ts';
import { formatCount } from '../../format/number.ts';
import { formatMinute, formatMoment, formatTime, formatUtc, zoneCity, zoneName } from '../../format/time.ts';
import { useCashDay } from '../../query/cash-day.ts';
import { failedState } from '../../query/failed-state.ts';
import { Amount } from '../../ui/amount.tsx';
import { PaneNote } from '../../ui/pane-note.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './account-day.module.css';
import { MovementsTable } from './movements-table.tsx';

/** The day of one account: its balance as a curve and the payments that made it. */
export function AccountDay({ account, onBack }: { account: Cash; onBack(): void }) {
	const { scale } = useViewState();
	const { data, error, failureReason, dataUpdatedAt, errorUpdatedAt, refetch } = useCashDay(account.accountId);
	const back = useRef<HTMLButtonElement>(null);
	const close = useEffectEvent(onBack);
	useEffect(function takeFocusAndEscape() {
		back.current?.focus();
		const listener = (event: KeyboardEvent) => {
			if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) close();
		};
		document.addEventListener('keydown', listener);
		return () => document.removeEventListener('keydown', listener);
	}, []);
	const { currency } = account;
	const timeZone = data?.timeZone ?? 'UTC';
	const option = useCallback(
		(tokens: ChartTokens) =>
			cashDayOption(
				{
					start: data?.dayStart ?? 0,
					now: dataUpdatedAt,
					opening: inScale(account.opening, currency, scale),
					minutes: (data?.minutes ?? []).map(({ at, balance }) => [at, inScale(balance, currency, scale)] as const),
					low: { at: account.lowAt, value: inScale(account.low, currency, scale) },
					time: (at) => formatMinute(at, timeZone),
				},
				tokens,
			),
		[data, dataUpdatedAt, account.opening, account.low, account.lowAt, currency, scale, timeZone],
	);
	return (
		<section className={styles.day} aria-label={`Day of ${account.name}`}>
			<p className={styles.head}>
				<button type="button" ref={back} className={styles.back} onClick={onBack}>
					<Shape name="chevron-right" className={styles.backShape} /> All accounts
				</button>
				<span>
					Current <Amount minor={account.current} currency={currency} scale={scale} />
				</span>
				<span>
					Projected <Amount minor={account.projected} currency={currency} scale={scale} />
				</span>
				<span title={formatUtc(account.lowAt)}>
					Low <Amount minor={account.low} currency={currency} scale={scale} /> at{' '}
					{formatMoment(account.lowAt, dataUpdatedAt || account.lowAt, timeZone)}
				</span>
				<span className={styles.zone}>{data ? `${zoneCity(timeZone)} time` : null}</span>
			</p>
			{error && !data ? (
				<PaneNote
					state={failedState(error, errorUpdatedAt, `The day of this account could not be read: ${error.message}.`)}
					timeZone={timeZone}
					onRetry={() => void refetch()}
				/>
			) : (
				<>
					{data ? null : <ReadingDay reason={failureReason} />}
					<div className={styles.curve}>{data ? <LazyChart option={option} label={`Balance of ${account.name} today`} /> : null}</div>
					<p className={styles.count}>
						{data
							? `${formatCount(data.totalMovements)} payments today${data.totalMovements > data.movements.length ? `, the newest ${formatCount(data.movements.length)} below` : ''}, as of ${formatTime(data.snapshot.asOf, timeZone)} ${zoneName(data.snapshot.asOf, timeZone)}`
							: 'The day is being read.'}
					</p>
					<MovementsTable movements={data?.movements ?? null} currency={currency} timeZone={timeZone} />
				</>
			)}
		</section>
	);
}
