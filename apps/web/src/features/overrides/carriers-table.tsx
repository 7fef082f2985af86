import type { Position } from '@tideline/domain';
import { useMemo } from 'react';
import { levelWords } from '../../format/level.ts';
import type { Scale } from '../../format/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import text from '../../ui/text.module.css';
import { useViewState } from '../../view/view-state.ts';
import styles from './overrides-page.module.css';

/** Positions under an override, in their own currencies. */
export function CarriersTable({ rows }: { rows: readonly Position[] | null }) {
	const { scale } = useViewState();
	const columns = useMemo(() => columnsIn(scale), [scale]);
	if (rows?.length === 0) return <p className={styles.hint}>No position carries it: the target is not held now.</p>;
	return <DataTable caption="Positions that carry the override" columns={columns} rows={rows} rowKey={({ key }) => key} loadingRows={2} />;
}

function columnsIn(scale: Scale): Column<Position>[] {
	const width = scale === '1' ? '120px' : '84px';
	const amount = (value: (row: Position) => number) => (row: Position) => (
		<Amount minor={value(row)} currency={row.currency} scale={scale} />
	);
	return [
		{ id: 'account', head: 'Account', cell: ({ accountId }) => <span className={text.mono}>{accountId}</span> },
		{ id: 'entity', head: 'Entity', width: '52px', cell: ({ entityId }) => entityId },
		{ id: 'level', head: 'Level', width: '104px', cell: ({ level, subclass }) => levelWords(level, subclass) },
		{ id: 'currency', head: 'Ccy', width: '40px', cell: ({ currency }) => currency },
		{
			id: 'value',
			head: scale === '1' ? 'Value' : `Value, ${scale}`,
			align: 'right',
			width,
			cell: amount(({ marketValue }) => marketValue),
		},
		{ id: 'encumbered', head: 'Encumbered', align: 'right', width, cell: amount(({ encumberedValue }) => encumberedValue) },
		{ id: 'counted', head: 'Counted', align: 'right', width, cell: amount(({ counted }) => counted) },
	];
}
