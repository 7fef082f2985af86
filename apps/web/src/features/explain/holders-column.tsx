import type { ExplainResponse } from '@tideline/api';
import { paragraph } from '../../format/level.ts';
import { formatMoney, type Scale } from '../../format/money.ts';
import { formatCount } from '../../format/number.ts';
import { Amount } from '../../ui/amount.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Column } from './column.tsx';
import styles from './explain-page.module.css';
import { LeftOutRow } from './left-out-row.tsx';
import { rateWords } from './rate-words.ts';
import { Row } from './row.tsx';

export interface HoldersColumnProps {
	data: ExplainResponse;
	level: NonNullable<ExplainResponse['line']>;
	scale: Scale;
	selected: string | null;
	onHolder(holder: string): void;
	onMore(): void;
}

/** What stands behind a line: positions, counterparties, balances and accounts, the largest first. */
export function HoldersColumn({ data, level, scale, selected, onHolder, onMore }: HoldersColumnProps) {
	const { currency } = data;
	const { of, rows, count, leftOut, ties } = level;
	const sum = formatMoney(of.weighted, currency, scale);
	const words = `${formatCount(count)} ${count === 1 ? 'position' : 'positions'}`;
	return (
		<Column
			kind={
				<span title={`${of.title}, ${of.reference}`}>
					{of.line}, {paragraph(of.reference)}, {rateWords(of.rate)}
				</span>
			}
			title={sum}
			note={words}
			foot={{ words, sum, ties }}
		>
			<ul aria-label={`Behind ${of.line}`}>
				{rows.map(({ id, name, detail, weighted, overrideId }) => (
					<Row
						key={id}
						name={
							<>
								{overrideId === null ? null : <Shape name="diamond" tone="accent" className={styles.mark} />}
								{name}
							</>
						}
						hint={`${name}, ${detail}${overrideId === null ? '' : `, ${overrideId} in force`}`}
						figure={<Amount minor={weighted} currency={currency} scale={scale} />}
						selected={id === selected}
						onOpen={() => onHolder(id)}
					/>
				))}
				<LeftOutRow leftOut={leftOut} words="positions" currency={currency} scale={scale} onMore={onMore} />
			</ul>
		</Column>
	);
}
