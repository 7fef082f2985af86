import type { LadderFlowRow, LadderFlowsResponse } from '@tideline/api';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { explainLink } from '../../view/explain-link.ts';
import { ExplainedFigure } from '../../view/explained-figure.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './cell-drawer.module.css';
import type { Side } from './ladder-filter.ts';

/** The sum of a cell leads to the line that all of it is on; of several lines, to the net outflows that they are part of. */
export function ExplainedCell({ data, side, children }: { data: LadderFlowsResponse; side: Side; children: ReactNode }) {
	const lines = new Set(data.flows.map(({ line }) => line));
	const [line = null] = lines;
	if (line === null) return children;
	const only = lines.size === 1 && data.leftOut.flows === 0;
	return (
		<ExplainedFigure what={only ? line : 'the net cash outflows'} step={only ? { line: lineId(side, line) } : {}}>
			{children}
		</ExplainedFigure>
	);
}

/** The figure of a flow of the ratio leads to what it is part of behind its line; by contract it has none. */
export function ExplainedFlow({ row: { line, holder, name }, side, children }: { row: LadderFlowRow; side: Side; children: ReactNode }) {
	if (line === null) return children;
	return (
		<ExplainedFigure what={`${name}, ${line}`} step={{ line: lineId(side, line), holder }}>
			{children}
		</ExplainedFigure>
	);
}

/** As Explain names it: `outflow:wholesale.financial`. */
const lineId = (side: Side, line: string): string => `${side.toLowerCase()}:${line}`;

/** What a flow comes from, with its trade and the line that weighs it; a position leads to its page, a line to Explain. */
export function FlowName({ row, side }: { row: LadderFlowRow; side: Side }) {
	const { search: shared } = useViewState();
	const name = row.kind === 'NETTING_SET' || row.kind === 'TRADE' ? (row.counterpartyName ?? row.name) : row.name;
	const { tradeId, line, entityId } = row;
	return (
		<span className={styles.name} title={[name, tradeId, line, entityId].filter((part) => part !== null).join(', ')}>
			{row.kind === 'POSITION' ? <Link to={`/positions?${withPosition(shared, row)}`}>{name}</Link> : name}
			<span className={styles.under}>
				{tradeId === null ? null : `${tradeId}${line === null ? '' : ', '}`}
				{line === null ? null : <Link to={explainLink(shared, { line: lineId(side, line) })}>{line}</Link>}
				{tradeId === null && line === null ? entityId : null}
			</span>
		</span>
	);
}

function withPosition(shared: string, { id, entityId }: LadderFlowRow): string {
	const params = new URLSearchParams(shared);
	params.set('entity', entityId);
	params.set('position', id);
	return params.toString();
}
