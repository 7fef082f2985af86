import type { Entity, ExplainResponse } from '@tideline/api';
import { parseLimits, rulebook as rulebookOf } from '@tideline/domain';
import { formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { formatPercent } from '../../format/ratio.ts';
import { RULEBOOK_NAMES } from '../../format/vocabulary.ts';
import { Amount } from '../../ui/amount.tsx';
import type { ExplainPath } from '../../view/explain-link.ts';
import { Gauge } from '../../view/gauge.tsx';
import type { View } from '../../view/view-state.ts';
import { Column } from './column.tsx';
import styles from './explain-page.module.css';
import { LimitList } from './limit-list.tsx';
import { Row } from './row.tsx';

/** Decimals of the quotient before it is rounded for the page. */
const EXACT_DECIMALS = 12;

export interface RatioColumnProps {
	data: ExplainResponse | null;
	entity: Entity | null;
	scale: Scale;
	view: View;
	part: ExplainPath['part'];
	/** The figures are not those of now. */
	quiet: boolean;
	onPart(part: ExplainPath['part']): void;
}

/** The ratio on its scale, and the two amounts that it is the quotient of. */
export function RatioColumn({ data, entity, scale, view, part, quiet, onPart }: RatioColumnProps) {
	const ratio = data?.ratio ?? null;
	const currency = data?.currency ?? entity?.currency ?? 'USD';
	const rulebook = data?.rulebook ?? entity?.rulebook ?? 'basel';
	const caption = rulebookOf(rulebook).captions.ratio;
	const amount = (minor: number) => <Amount minor={minor} currency={currency} scale={scale} />;
	const percent = ratio?.lcr == null ? null : ratio.lcr * 100;
	const differs = view === 'booked' && ratio !== null && ratio.overridesInForce > 0;
	return (
		<Column
			kind="Ratio"
			title={caption.title}
			note={`${entity?.name ?? data?.entityId ?? ''}, ${RULEBOOK_NAMES[rulebook]}`}
			foot={ratio === null ? null : { words: 'Quotient', sum: formatPercent(ratio.lcr, 2), ties: ratio.ties }}
		>
			<Gauge percent={percent} limits={entity ? parseLimits(entity.limits) : null} quiet={quiet} small>
				<p
					className={styles.ratio}
					data-testid="explained-lcr"
					title={ratio?.lcr == null ? undefined : `${ratio.lcr.toFixed(EXACT_DECIMALS)} unrounded`}
				>
					{ratio === null ? '–' : formatPercent(ratio.lcr)}
					{percent === null ? null : <small>%</small>}
				</p>
			</Gauge>
			{ratio === null ? null : (
				<>
					<ul>
						<Row name="HQLA" figure={amount(ratio.hqla)} selected={part === 'hqla'} onOpen={() => onPart('hqla')} />
						<Row name="Net cash outflows" figure={amount(ratio.netCashOutflows)} selected={part === 'net'} onOpen={() => onPart('net')} />
						<Row name="Surplus over 100 %" figure={amount(ratio.hqla - ratio.netCashOutflows)} quiet />
					</ul>
					<p className={styles.note}>
						{ratio.lcr === null ? (
							'No net outflow in the next 30 days: there is no ratio.'
						) : (
							<>
								{amount(ratio.hqla)} ÷ {amount(ratio.netCashOutflows)} = {formatPercent(ratio.lcr, 2)} %
							</>
						)}
						<br />
						{moneyUnit(currency, scale)}, {caption.reference}
					</p>
					<LimitList caps={ratio.caps} money={(minor) => formatMoney(minor, currency, scale)} />
					{differs ? (
						<p className={styles.note}>
							As booked {formatPercent(ratio.booked.lcr, 2)} %, {amount(ratio.booked.hqla)} ÷ {amount(ratio.booked.netCashOutflows)}. What
							is behind the ratio is opened as adjusted.
						</p>
					) : null}
				</>
			)}
		</Column>
	);
}
