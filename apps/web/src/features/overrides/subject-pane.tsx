import type { OverrideRow } from '@tideline/stream';
import { type RefObject, useMemo } from 'react';
import { Link } from 'react-router';
import { OVERRIDE_STATE_NAMES } from '../../format/override-words.ts';
import { useLineage, usePositionsWith } from '../../query/positions.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import text from '../../ui/text.module.css';
import { useViewState } from '../../view/view-state.ts';
import { bookedOf, carriersOf, gridSearch, searchOf } from './carriers.ts';
import { CarriersTable } from './carriers-table.tsx';
import { ChangeLine } from './change-line.tsx';
import styles from './overrides-page.module.css';
import { RecordFacts } from './record-facts.tsx';
import { ReversalEffect } from './reversal-effect.tsx';
import { RuleCheck } from './rule-check.tsx';

export interface SubjectPaneProps {
	row: OverrideRow;
	state: PaneState;
	timeZone: string;
	/** What its reversal would do is shown, because it is being confirmed. */
	reversing: boolean;
	/** The entity that the page is about. */
	entityId: string;
	/** Takes the focus when the keyboard goes into the subject. */
	titleRef: RefObject<HTMLHeadingElement | null>;
}

/** What an override does: the values it sets, the positions that carry it, and what the rulebook says of them. */
export function SubjectPane({ row, state, timeZone, reversing, entityId, titleRef }: SubjectPaneProps) {
	const inForce = row.state === 'IN_FORCE';
	const answer = usePositionsWith(inForce ? searchOf(row) : null, state.kind === 'live');
	const carriers = useMemo(() => (answer.data ? carriersOf(answer.data.rows, row.overrideId) : null), [row, answer.data]);
	const lineage = useLineage(carriers?.[0]?.key ?? null, false);
	const { search } = useViewState();
	const booked = lineage.data ? bookedOf(lineage.data) : null;
	return (
		<Pane
			title={row.targetName}
			unit={<span className={text.mono}>{row.targetId === row.targetName ? '' : row.targetId}</span>}
			state={state}
			timeZone={timeZone}
			tools={<span className={styles.tag}>{OVERRIDE_STATE_NAMES[row.state]}</span>}
			className={styles.subject}
		>
			<h3 ref={titleRef} tabIndex={-1} className="visually-hidden">
				{row.overrideId}
			</h3>
			<ChangeLine row={row} booked={booked} timeZone={timeZone} />
			{reversing ? <ReversalEffect overrideId={row.overrideId} entityId={row.entityId ?? entityId} timeZone={timeZone} /> : null}
			{inForce ? (
				<section className={styles.section}>
					<header className={styles.sectionHead}>
						<h3>Positions that carry it</h3>
						<span className={styles.grow} />
						<Link to={{ pathname: '/positions', search: gridSearch(row, search) }}>Open in positions</Link>
					</header>
					{searchOf(row) === null ? (
						<p className={styles.hint}>{row.positions} positions of the issuer carry it; the grid lists them.</p>
					) : answer.error && !answer.data ? (
						<p className={styles.fault} role="alert">
							The positions could not be read: {answer.error.message}
						</p>
					) : (
						<CarriersTable rows={carriers} />
					)}
				</section>
			) : null}
			{lineage.data?.decision ? <RuleCheck decision={lineage.data.decision} /> : null}
			<RecordFacts row={row} timeZone={timeZone} />
		</Pane>
	);
}
