import { LEVEL_NAMES } from '../../format/level.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { LADDER_LEVELS, type LadderFilter } from './ladder-filter.ts';
import styles from './ladder-page.module.css';

const ASSUMPTIONS: readonly { value: LadderFilter['assumptions']; text: string }[] = [
	{ value: 'lcr', text: 'LCR rates, run-off over business days' },
	{ value: 'lcr-day-1', text: 'LCR rates, run-off on day 1' },
	{ value: 'contractual', text: 'Contractual' },
];
const LEVELS = [{ value: null, text: 'All' }, ...LADDER_LEVELS.map((value) => ({ value, text: `Level ${LEVEL_NAMES[value]}` }))];

export interface LadderToolbarProps {
	filter: LadderFilter;
	onFilter(change: Partial<LadderFilter>): void;
	/** Those of the book; empty before it is read. */
	currencies: readonly string[];
	reporting: string;
	/** `USD m`. */
	unit: string;
	/** The page shows figures as booked; a ladder has its overrides. */
	adjusted: boolean;
	csvHref: string;
	state: PaneState;
	timeZone: string;
}

/** Assumptions, currency and level of the capacity; unit, export and state: one line over the figures. */
export function LadderToolbar({ filter, onFilter, currencies, reporting, unit, adjusted, csvHref, state, timeZone }: LadderToolbarProps) {
	const listed = filter.currency !== null && !currencies.includes(filter.currency) ? [...currencies, filter.currency] : currencies;
	const choices = [{ value: null, text: `All, in ${reporting}` }, ...listed.map((value) => ({ value, text: value }))];
	return (
		<header className={styles.toolbar}>
			<h2 className={styles.title}>30-day ladder</h2>
			<ChoiceMenu
				name="Assumptions"
				choices={ASSUMPTIONS}
				value={filter.assumptions}
				onChoose={(assumptions) => onFilter({ assumptions })}
			/>
			<ChoiceMenu<string | null>
				name="Currency"
				choices={choices}
				value={filter.currency}
				onChoose={(currency) => onFilter({ currency })}
			/>
			<ChoiceMenu<LadderFilter['level']> name="Level" choices={LEVELS} value={filter.level} onChoose={(level) => onFilter({ level })} />
			<span className={styles.unit}>
				{unit}, {filter.assumptions === 'contractual' ? 'in full, by contractual day' : 'weighted, by contractual or modelled day'}
				{adjusted ? ', as adjusted' : ''}
			</span>
			<a className={styles.button} href={csvHref} download>
				CSV
			</a>
			<StateBadge state={state} timeZone={timeZone} age />
		</header>
	);
}
