import type { ExplainedLineRow, ExplainResponse } from '@tideline/api';
import { rulebook as rulebookOf } from '@tideline/domain';
import { paragraph } from '../../format/level.ts';
import { formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { VerifiedTag } from '../../ui/verified-tag.tsx';
import type { ExplainPath } from '../../view/explain-link.ts';
import { Column } from './column.tsx';
import styles from './explain-page.module.css';
import { rateWords } from './rate-words.ts';
import { LoadingRows, Row } from './row.tsx';

export interface LinesColumnProps {
	data: ExplainResponse | null;
	scale: Scale;
	path: ExplainPath;
	onLine(line: string): void;
}

/** The lines of the stock, or of the flows with what the cap leaves of the inflows. */
export function LinesColumn({ data, scale, path, onLine }: LinesColumnProps) {
	if (data === null) {
		return (
			<Column kind="Lines" title={path.part === 'hqla' ? 'HQLA' : 'Net cash outflows'} foot={null}>
				<LoadingRows />
			</Column>
		);
	}
	const unit = moneyUnit(data.currency, scale);
	const money = (minor: number) => formatMoney(minor, data.currency, scale);
	const { ratio } = data;
	const isHqla = path.part === 'hqla';
	return (
		<Column
			kind={isHqla ? `HQLA, ${unit} counted` : `Net cash outflows, ${unit} weighted`}
			title={money(isHqla ? ratio.hqla : ratio.netCashOutflows)}
			tools="rate"
			foot={{
				words: isHqla
					? `${data.lines.filter(({ side }) => side === 'STOCK').length} classes`
					: `${money(ratio.grossOutflows)} − ${money(ratio.deductedInflows)}`,
				sum: money(isHqla ? ratio.hqla : ratio.netCashOutflows),
				ties: ratio.ties,
			}}
		>
			{isHqla ? (
				<StockLines data={data} scale={scale} path={path} onLine={onLine} />
			) : (
				<FlowLines data={data} scale={scale} path={path} onLine={onLine} />
			)}
		</Column>
	);
}

type ListProps = Omit<LinesColumnProps, 'data'> & { data: ExplainResponse };

function StockLines({ data, scale, path, onLine }: ListProps) {
	const { cutBeyondHeld, trapped } = data.ratio;
	return (
		<ul aria-label="Classes of the stock">
			{data.lines
				.filter(({ side }) => side === 'STOCK')
				.map((line) => (
					<LineRow key={line.id} line={line} currency={data.currency} scale={scale} selected={line.id === path.line} onLine={onLine} />
				))}
			{cutBeyondHeld === 0 ? null : (
				<Row
					name="Cap cut beyond what it falls on, after unwind"
					figure={<Amount minor={-cutBeyondHeld} currency={data.currency} scale={scale} />}
					quiet
				/>
			)}
			{trapped === 0 ? null : (
				<Row
					name="Held by entities that may not pass it on"
					figure={<Amount minor={-trapped} currency={data.currency} scale={scale} />}
					quiet
				/>
			)}
		</ul>
	);
}

function FlowLines({ data, scale, path, onLine }: ListProps) {
	const { ratio, currency } = data;
	const of = (side: ExplainedLineRow['side']) =>
		data.lines.filter((line) => line.side === side).sort((a, b) => b.weighted - a.weighted || b.amount - a.amount);
	const inflows = of('INFLOW');
	const cap = rulebookOf(data.rulebook).captions.inflowCap;
	const binds = ratio.grossInflows > ratio.inflowLimit;
	// Each figure is rounded once from the exact sums: what the cap leaves whole may still differ by a minor unit.
	const cut = ratio.grossInflows - ratio.deductedInflows;
	const row = (line: ExplainedLineRow) => (
		<LineRow key={line.id} line={line} currency={currency} scale={scale} selected={line.id === path.line} onLine={onLine} />
	);
	return (
		<>
			<ul aria-label="Outflows">
				{of('OUTFLOW').map(row)}
				<Row name="Outflows" figure={<Amount minor={ratio.grossOutflows} currency={currency} scale={scale} />} total />
			</ul>
			<ul aria-label="Inflows">
				<Row
					name={`Inflows, ${inflows.length} ${inflows.length === 1 ? 'line' : 'lines'}`}
					hint={cap.reference}
					detail={`${cap.title} ${binds ? 'binds' : 'free'}`}
					figure={<Amount minor={-ratio.deductedInflows} currency={currency} scale={scale} />}
					total
				/>
				{inflows.map(row)}
				{cut === 0 ? null : (
					<Row
						name={binds ? 'Not deducted: over the cap' : 'Rounding'}
						figure={<Amount minor={cut} currency={currency} scale={scale} />}
						quiet
					/>
				)}
				{ratio.steps.map(({ id, title, reference, condition, amount }) => (
					<Row
						key={id}
						name={
							<>
								{title} <span className={styles.paragraph}>{paragraph(reference)}</span>
							</>
						}
						hint={`${condition} ${reference}.`}
						figure={<Amount minor={amount} currency={currency} scale={scale} />}
						total
					/>
				))}
			</ul>
		</>
	);
}

interface LineRowProps {
	line: ExplainedLineRow;
	currency: string;
	scale: Scale;
	selected: boolean;
	onLine(line: string): void;
}

function LineRow({
	line: { id, line, side, title, reference, rate, weighted, amount, verified },
	currency,
	scale,
	selected,
	onLine,
}: LineRowProps) {
	return (
		<Row
			name={
				<>
					{line} <span className={styles.paragraph}>{paragraph(reference)}</span>
					<VerifiedTag verified={verified} />
				</>
			}
			hint={`${title}, ${reference}. ${formatMoney(amount, currency, scale)} ${side === 'STOCK' ? 'market value' : 'unweighted'}.`}
			detail={rateWords(rate)}
			figure={<Amount minor={side === 'INFLOW' ? -weighted : weighted} currency={currency} scale={scale} />}
			selected={selected}
			quiet={side === 'INFLOW'}
			onOpen={() => onLine(id)}
		/>
	);
}
