import { capsUsage, hqlaRows, type Lcr, ratioInput } from '@tideline/domain';
import { useMemo } from 'react';
import { paragraph } from '../../format/level.ts';
import { formatMoney, moneyUnit, type Scale } from '../../format/money.ts';
import { RULEBOOK_NAMES } from '../../format/vocabulary.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { LeftOut } from '../../ui/left-out.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useWide } from '../../ui/use-wide.ts';
import type { ExplainPath } from '../../view/explain-link.ts';
import { ExplainedFigure } from '../../view/explained-figure.tsx';
import { useLcr } from '../../view/use-lcr.ts';
import { useShortNames } from '../../view/use-short-names.ts';
import { useViewState } from '../../view/view-state.ts';
import { HqlaBar } from './hqla-bar.tsx';
import styles from './hqla-pane.module.css';
import { type HqlaRow, hqlaTableRows } from './hqla-table-rows.ts';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { Trapped } from './trapped.tsx';

/** The stock of liquid assets by level: from market value over haircut, encumbrance and caps to what counts. */
export function HqlaPane({ entityId, entity }: OverviewPaneProps) {
	const { scale, view } = useViewState();
	const { lcr, state } = useLcr(entityId);
	const wide = useWide();
	const trappedIn = useMemo(() => lcr?.trapped.filter(({ trapped }) => trapped !== 0) ?? NONE, [lcr]);
	const trappedNames = useShortNames(trappedIn.map(({ entityId }) => entityId));
	const currency = lcr?.currency ?? entity?.currency ?? 'USD';
	const computed = useMemo(() => {
		if (!lcr) return null;
		const input = ratioInput(lcr);
		return { table: hqlaRows(input), caps: capsUsage(input) };
	}, [lcr]);
	const booked = view === 'booked' && lcr !== null && lcr.overridesInForce > 0;
	const regime = RULEBOOK_NAMES[lcr?.rulebook ?? entity?.rulebook ?? 'basel'];
	return (
		<Pane
			title="HQLA"
			unit={`${moneyUnit(currency, scale)}, by level, ${regime}${booked ? ', as adjusted' : ''}`}
			state={state}
			timeZone={entity?.timeZone ?? 'UTC'}
			tools={scale === '1' && !wide ? <LeftOut columns="haircut and cap cut" /> : null}
		>
			<HqlaBar
				table={computed?.table ?? null}
				caps={computed?.caps ?? null}
				trappedWords={`${formatMoney(computed?.table.trapped ?? 0, currency, scale)} trapped in ${trappedNames}`}
			/>
			<DataTable
				caption="HQLA by level and class"
				columns={useMemo(() => columns(currency, scale, wide, trappedIn), [currency, scale, wide, trappedIn])}
				rows={computed ? hqlaTableRows(computed.table) : null}
				rowKey={({ id }) => id}
				kind={({ kind }) => kind}
				loadingRows={13}
				roomFor={13}
			/>
			{booked && lcr ? (
				<p className={styles.note}>
					As booked, HQLA is <Amount minor={lcr.booked.hqla} currency={currency} scale={scale} />.
				</p>
			) : null}
		</Pane>
	);
}
const NONE: Lcr['trapped'] = [];

/** A class opens at its line, everything else at the stock. */
function stepOf({ id, kind }: HqlaRow): Partial<ExplainPath> {
	return kind === 'child' ? { line: `stock:${id}` } : { part: 'hqla' };
}

function columns(currency: string, scale: Scale, wide: boolean, trappedIn: Lcr['trapped']): Column<HqlaRow>[] {
	const width = scale === '1' ? '94px' : wide ? '84px' : '64px';
	const amount = (minor: number, className?: string) => <Amount minor={minor} currency={currency} scale={scale} className={className} />;
	const all: Column<HqlaRow>[] = [
		{
			id: 'class',
			head: <span className="visually-hidden">Level and class</span>,
			cell: ({ title, reference, level, kind, trapped }) => (
				<span title={`${title}, ${reference}`}>
					{kind === 'group' && level ? <i className={`${styles.swatch} ${styles[level]}`} /> : null}
					{title}
					{wide && reference ? <span className={styles.reference}> {paragraph(reference)}</span> : null}
					{trapped ? <Trapped amount={amount(-trapped)} trappedIn={trappedIn} /> : null}
				</span>
			),
		},
		{ id: 'marketValue', head: 'Market value', align: 'right', width, cell: ({ marketValue }) => amount(marketValue) },
		{
			id: 'haircut',
			head: 'Haircut',
			align: 'right',
			width,
			cell: ({ haircut }) => amount(-haircut, haircut === 0 ? styles.nothing : undefined),
		},
		{
			id: 'encumbered',
			head: 'Encumbered',
			align: 'right',
			width,
			cell: ({ encumbered }) => amount(-encumbered, encumbered === 0 ? styles.nothing : undefined),
		},
		{
			id: 'capCut',
			head: 'Cap cut',
			align: 'right',
			width: scale === '1' ? width : '54px',
			cell: ({ capCut, kind }) => (kind === 'child' && capCut === 0 ? null : amount(-capCut, capCut === 0 ? styles.nothing : styles.cut)),
		},
		{
			id: 'counted',
			head: 'Counted',
			align: 'right',
			width,
			cell: (row) => (
				<ExplainedFigure what={row.title} step={stepOf(row)}>
					{amount(row.counted)}
				</ExplainedFigure>
			),
		},
	];
	// Single units need room for ten digits: columns drop, figures never truncate.
	return scale === '1' && !wide ? all.filter(({ id }) => id !== 'haircut' && id !== 'capCut') : all;
}
