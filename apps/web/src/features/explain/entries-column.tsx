import type { ExplainedEntry, ExplainResponse } from '@tideline/api';
import { QUANTITY_SCALE } from '@tideline/domain';
import { formatMoney, type Scale } from '../../format/money.ts';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatMoment, formatShortCalendarDay, formatUtc } from '../../format/time.ts';
import { Amount } from '../../ui/amount.tsx';
import { Column } from './column.tsx';
import styles from './explain-page.module.css';
import { LeftOutRow } from './left-out-row.tsx';
import { Row } from './row.tsx';
import { RuleNote } from './rule-note.tsx';

export interface EntriesColumnProps {
	data: ExplainResponse;
	level: NonNullable<ExplainResponse['holder']>;
	entry: ExplainResponse['entry'];
	scale: Scale;
	timeZone: string;
	onEntry(entry: string): void;
	/** Opens the payments before the one with this id; null: the newest. */
	onPayments(before: string | null): void;
	onMore(): void;
}

/** What made it: trades, what was there when the day opened, payments, what is tied; and the rule that decided about the one that is open. */
export function EntriesColumn({ data, level, entry, scale, timeZone, onEntry, onPayments, onMore }: EntriesColumnProps) {
	const { currency, asOf } = data;
	const { of, rows, count, leftOut, ties } = level;
	const sum = formatMoney(of.weighted, currency, scale);
	const isPosition = of.kind === 'POSITION';
	const trades = of.kind === 'COUNTERPARTY';
	const words = `${formatCount(count)} ${trades ? (count === 1 ? 'trade' : 'trades') : count === 1 ? 'part' : 'parts'}`;
	return (
		<Column
			kind={`${of.name}${of.detail === '' ? '' : `, ${of.detail}`}`}
			title={sum}
			note={`${words}, ${of.overrideId === null ? 'none overridden' : `${of.overrideId} in force`}`}
			tools={isPosition ? 'quantity' : trades ? 'matures' : null}
			foot={{ words, sum, ties }}
		>
			<ul aria-label={`Behind ${of.name}`}>
				{rows.map((row) => (
					<Row
						key={row.id}
						name={
							<>
								{nameOf(row)}{' '}
								<span className={styles.paragraph} title={row.at === null ? undefined : formatUtc(row.at)}>
									{row.at === null ? '' : formatMoment(row.at, asOf, timeZone)}
								</span>
							</>
						}
						hint={nameOf(row)}
						detail={isPosition ? quantityWords(row) : dueWords(row)}
						figure={<Amount minor={row.weighted} currency={currency} scale={scale} />}
						selected={row.id === entry?.of.id}
						onOpen={() => (row.opens === null ? onEntry(row.id) : onPayments(row.opens.before))}
					/>
				))}
				<LeftOutRow leftOut={leftOut} words={trades ? 'trades' : 'parts'} currency={currency} scale={scale} onMore={onMore} />
			</ul>
			{entry === null ? null : <RuleNote name={nameOf(entry.of)} entry={entry} />}
		</Column>
	);
}

const KINDS: Partial<Record<ExplainedEntry['kind'], string>> = {
	COLLATERAL: 'Received in',
	SOLD: 'Sold, not delivered,',
	ENCUMBERED: 'Given in',
};

/** A trade by its id, with what it does to the holding where it is not a purchase or a sale. */
export function nameOf({ kind, name, tradeId }: ExplainedEntry): string {
	return tradeId === null ? name : [KINDS[kind], name].filter(Boolean).join(' ');
}

function quantityWords({ quantity }: ExplainedEntry): string {
	return quantity === null ? '' : formatStock(quantity / QUANTITY_SCALE, 0);
}

function dueWords({ due, kind }: ExplainedEntry): string {
	if (due !== null) return formatShortCalendarDay(due);
	return kind === 'TRADE' || kind === 'NETTING_SET' ? 'on call' : '';
}
